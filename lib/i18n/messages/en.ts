import cart from "./en/cart.json";
import checkout from "./en/checkout.json";
import errors from "./en/errors.json";
import inbox from "./en/inbox.json";
import mail from "./en/mail.json";
import now from "./en/now.json";
import order from "./en/order.json";
import outage from "./en/outage.json";
import product from "./en/product.json";
import shop from "./en/shop.json";
import staff from "./en/staff.json";
import stores from "./en/stores.json";

export const en = {
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
