import account from "./ru/account.json";
import audit from "./ru/audit.json";
import away from "./ru/away.json";
import cart from "./ru/cart.json";
import checkout from "./ru/checkout.json";
import errors from "./ru/errors.json";
import found from "./ru/found.json";
import here from "./ru/here.json";
import inbox from "./ru/inbox.json";
import listing from "./ru/listing.json";
import mail from "./ru/mail.json";
import manage from "./ru/manage.json";
import near from "./ru/near.json";
import now from "./ru/now.json";
import offers from "./ru/offers.json";
import offline from "./ru/offline.json";
import order from "./ru/order.json";
import outage from "./ru/outage.json";
import people from "./ru/people.json";
import prices from "./ru/prices.json";
import product from "./ru/product.json";
import shelves from "./ru/shelves.json";
import shop from "./ru/shop.json";
import staff from "./ru/staff.json";
import stores from "./ru/stores.json";
import suggestions from "./ru/suggestions.json";
import wishes from "./ru/wishes.json";

export const ru = {
  account,
  away,
  audit,
  cart,
  checkout,
  errors,
  found,
  here,
  inbox,
  listing,
  mail,
  manage,
  near,
  now,
  offers,
  offline,
  order,
  outage,
  people,
  prices,
  product,
  shelves,
  shop,
  staff,
  stores,
  suggestions,
  wishes,
};
