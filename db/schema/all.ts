// The one shared schema, as drizzle wants it: a single object.
export * from "./cart";
export * from "./catalog";
export * from "./companions";
export * from "./documents";
export * from "./events";
export * from "./giftcards";
export * from "./identity";
export * from "./inventory";
export * from "./kernel";
export * from "./orders";
export * from "./payments";
export * from "./promotions";
export * from "./returns";
export * from "./search";
export * from "./stores";
export * from "./wishes";
