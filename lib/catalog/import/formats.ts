import type { Format } from "./feed";
import { shopify } from "./shopify/format";

/** Every kind of file that can be imported, by the name it has on the command line. */
export const formats: Readonly<Record<string, Format>> = { shopify };
