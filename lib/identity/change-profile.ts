import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { locales } from "@/lib/i18n/locales";
import { command, refusal } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { shopperName } from "./shopper-name";

/**
 * Changes what a customer says about themselves; what is left out stays.
 * @param input `store` is the slug of the store they chose, null for none.
 * Throws `store.not_found`.
 */
export const changeProfile = command({
  input: z.strictObject({
    name: shopperName.optional(),
    locale: z.enum(locales).optional(),
    store: z.string().max(60).nullable().optional(),
  }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { name, locale, store }): Promise<void> {
    if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
    const place =
      store === undefined
        ? sql`u.store_id`
        : sql`(select id from stock_locations where slug = ${store} and kind = 'store')`;
    const changed = rowsOf(
      await tx.execute(sql`
        update users u set name = coalesce(${name ?? null}, u.name), locale = coalesce(${locale ?? null}, u.locale),
          store_id = ${place}
        where u.id = ${ctx.actor.id}
          and (${typeof store !== "string"} or exists (select from stock_locations where slug = ${store ?? null}
            and kind = 'store'))
        returning 1`),
    );
    if (changed.length === 0) throw notFound("store");
  },
});
