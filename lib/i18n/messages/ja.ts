import account from "./ja/account.json";
import audit from "./ja/audit.json";
import away from "./ja/away.json";
import cart from "./ja/cart.json";
import checkout from "./ja/checkout.json";
import errors from "./ja/errors.json";
import found from "./ja/found.json";
import here from "./ja/here.json";
import inbox from "./ja/inbox.json";
import listing from "./ja/listing.json";
import mail from "./ja/mail.json";
import manage from "./ja/manage.json";
import near from "./ja/near.json";
import now from "./ja/now.json";
import offers from "./ja/offers.json";
import offline from "./ja/offline.json";
import order from "./ja/order.json";
import outage from "./ja/outage.json";
import people from "./ja/people.json";
import prices from "./ja/prices.json";
import product from "./ja/product.json";
import shelves from "./ja/shelves.json";
import shop from "./ja/shop.json";
import staff from "./ja/staff.json";
import stores from "./ja/stores.json";
import suggestions from "./ja/suggestions.json";
import wishes from "./ja/wishes.json";

export const ja = {
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
