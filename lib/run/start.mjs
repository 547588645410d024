// @ts-check
// `npm start`
import "./require-node.mjs";

const { startShop } = await import("./shop.mjs");
await startShop();
