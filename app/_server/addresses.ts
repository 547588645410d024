import "server-only";
import { type Addresses, addressesOf } from "@/components/shop/structured-data/addresses";
import { env } from "@/lib/kernel/env";

/** Whole addresses of this shop's pages in one language. */
export const addresses = (locale: string): Addresses => addressesOf(env().origin, locale);
