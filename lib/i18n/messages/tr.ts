import account from "./tr/account.json";
import audit from "./tr/audit.json";
import away from "./tr/away.json";
import cart from "./tr/cart.json";
import checkout from "./tr/checkout.json";
import errors from "./tr/errors.json";
import found from "./tr/found.json";
import here from "./tr/here.json";
import inbox from "./tr/inbox.json";
import listing from "./tr/listing.json";
import mail from "./tr/mail.json";
import manage from "./tr/manage.json";
import near from "./tr/near.json";
import now from "./tr/now.json";
import offers from "./tr/offers.json";
import offline from "./tr/offline.json";
import order from "./tr/order.json";
import outage from "./tr/outage.json";
import people from "./tr/people.json";
import prices from "./tr/prices.json";
import product from "./tr/product.json";
import shelves from "./tr/shelves.json";
import shop from "./tr/shop.json";
import staff from "./tr/staff.json";
import stores from "./tr/stores.json";
import suggestions from "./tr/suggestions.json";
import wishes from "./tr/wishes.json";

export const tr = {
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
