import account from "./en/account.json";
import audit from "./en/audit.json";
import away from "./en/away.json";
import cart from "./en/cart.json";
import checkout from "./en/checkout.json";
import errors from "./en/errors.json";
import found from "./en/found.json";
import here from "./en/here.json";
import inbox from "./en/inbox.json";
import listing from "./en/listing.json";
import mail from "./en/mail.json";
import manage from "./en/manage.json";
import near from "./en/near.json";
import now from "./en/now.json";
import offers from "./en/offers.json";
import offline from "./en/offline.json";
import order from "./en/order.json";
import outage from "./en/outage.json";
import people from "./en/people.json";
import prices from "./en/prices.json";
import product from "./en/product.json";
import shelves from "./en/shelves.json";
import shop from "./en/shop.json";
import staff from "./en/staff.json";
import stores from "./en/stores.json";
import suggestions from "./en/suggestions.json";
import wishes from "./en/wishes.json";

export const en = {
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
