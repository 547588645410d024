import cart from "./ja/cart.json";
import errors from "./ja/errors.json";
import inbox from "./ja/inbox.json";
import now from "./ja/now.json";
import outage from "./ja/outage.json";
import product from "./ja/product.json";
import shop from "./ja/shop.json";
import stores from "./ja/stores.json";

export const ja = {
  cart,
  errors,
  inbox,
  now,
  outage,
  product,
  shop,
  stores,
};
