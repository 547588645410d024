import type { Locale } from "./locales";
import enCart from "./messages/en/cart.json";
import enCheckout from "./messages/en/checkout.json";
import enErrors from "./messages/en/errors.json";
import enInbox from "./messages/en/inbox.json";
import enMail from "./messages/en/mail.json";
import enNow from "./messages/en/now.json";
import enOrder from "./messages/en/order.json";
import enOutage from "./messages/en/outage.json";
import enProduct from "./messages/en/product.json";
import enShop from "./messages/en/shop.json";
import enStaff from "./messages/en/staff.json";
import enStores from "./messages/en/stores.json";
import fiCart from "./messages/fi/cart.json";
import fiCheckout from "./messages/fi/checkout.json";
import fiErrors from "./messages/fi/errors.json";
import fiInbox from "./messages/fi/inbox.json";
import fiMail from "./messages/fi/mail.json";
import fiNow from "./messages/fi/now.json";
import fiOrder from "./messages/fi/order.json";
import fiOutage from "./messages/fi/outage.json";
import fiProduct from "./messages/fi/product.json";
import fiShop from "./messages/fi/shop.json";
import fiStaff from "./messages/fi/staff.json";
import fiStores from "./messages/fi/stores.json";

const en = {
  cart: enCart,
  checkout: enCheckout,
  errors: enErrors,
  inbox: enInbox,
  mail: enMail,
  now: enNow,
  order: enOrder,
  outage: enOutage,
  product: enProduct,
  shop: enShop,
  staff: enStaff,
  stores: enStores,
};

/** Every word of the shop, by area; English is the shape the other languages are checked against. */
export type Messages = typeof en;

const all: Record<Locale, Messages> = {
  en,
  fi: {
    cart: fiCart,
    checkout: fiCheckout,
    errors: fiErrors,
    inbox: fiInbox,
    mail: fiMail,
    now: fiNow,
    order: fiOrder,
    outage: fiOutage,
    product: fiProduct,
    shop: fiShop,
    staff: fiStaff,
    stores: fiStores,
  },
};

export const messagesIn = (locale: Locale): Messages => all[locale];
