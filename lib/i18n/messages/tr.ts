import cart from "./tr/cart.json";
import errors from "./tr/errors.json";
import inbox from "./tr/inbox.json";
import now from "./tr/now.json";
import outage from "./tr/outage.json";
import product from "./tr/product.json";
import shop from "./tr/shop.json";
import stores from "./tr/stores.json";

export const tr = {
  cart,
  errors,
  inbox,
  now,
  outage,
  product,
  shop,
  stores,
};
