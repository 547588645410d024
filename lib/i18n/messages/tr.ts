import cart from "./tr/cart.json";
import checkout from "./tr/checkout.json";
import errors from "./tr/errors.json";
import inbox from "./tr/inbox.json";
import mail from "./tr/mail.json";
import now from "./tr/now.json";
import order from "./tr/order.json";
import outage from "./tr/outage.json";
import product from "./tr/product.json";
import shop from "./tr/shop.json";
import staff from "./tr/staff.json";
import stores from "./tr/stores.json";

export const tr = {
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
