import cart from "./ru/cart.json";
import checkout from "./ru/checkout.json";
import errors from "./ru/errors.json";
import inbox from "./ru/inbox.json";
import mail from "./ru/mail.json";
import now from "./ru/now.json";
import order from "./ru/order.json";
import outage from "./ru/outage.json";
import product from "./ru/product.json";
import shop from "./ru/shop.json";
import staff from "./ru/staff.json";
import stores from "./ru/stores.json";

export const ru = {
  cart,
  checkout,
  errors,
  inbox,
  mail,
  now,
  order,
  outage,
  product,
  shop,
  staff,
  stores,
};
