import account from "./fi/account.json";
import audit from "./fi/audit.json";
import away from "./fi/away.json";
import cart from "./fi/cart.json";
import checkout from "./fi/checkout.json";
import errors from "./fi/errors.json";
import found from "./fi/found.json";
import here from "./fi/here.json";
import inbox from "./fi/inbox.json";
import listing from "./fi/listing.json";
import mail from "./fi/mail.json";
import manage from "./fi/manage.json";
import near from "./fi/near.json";
import now from "./fi/now.json";
import offers from "./fi/offers.json";
import offline from "./fi/offline.json";
import order from "./fi/order.json";
import outage from "./fi/outage.json";
import people from "./fi/people.json";
import prices from "./fi/prices.json";
import product from "./fi/product.json";
import shelves from "./fi/shelves.json";
import shop from "./fi/shop.json";
import staff from "./fi/staff.json";
import stores from "./fi/stores.json";
import suggestions from "./fi/suggestions.json";
import wishes from "./fi/wishes.json";

export const fi = {
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
