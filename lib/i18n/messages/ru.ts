import cart from "./ru/cart.json";
import errors from "./ru/errors.json";
import inbox from "./ru/inbox.json";
import now from "./ru/now.json";
import outage from "./ru/outage.json";
import product from "./ru/product.json";
import shop from "./ru/shop.json";
import stores from "./ru/stores.json";

export const ru = {
  cart,
  errors,
  inbox,
  now,
  outage,
  product,
  shop,
  stores,
};
