import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { emailAddress } from "@/lib/identity/email-address";
import { availableUnits } from "@/lib/inventory/availability";
import { sku, storeSlug } from "@/lib/inventory/input";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { takeLimits } from "@/lib/kernel/limits";
import { notFound, Problem } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import { alertToken } from "./alert";
import { alertDays, maxAlerts } from "./bounds";

/**
 * "Tell me when it is back here": one mail to one address, when a store has a variant again. Asking twice is asking
 * once. Whoever has the address is written to at most once per thing, and each mail ends the matter by itself.
 * Throws `variant.not_found`, `store.not_found`, `alert.in_stock` when it is there now, `alert.too_many` when the
 * address waits for a lot already (409) or too much is asked from one place (429).
 */
export const askToBeTold = command({
  input: z.strictObject({ sku, store: storeSlug, email: emailAddress }),
  may: (actor) => actor.kind === "visitor" || actor.kind === "customer",
  async run(tx, ctx, { sku, store, email }): Promise<void> {
    await takeLimits(
      "alert.too_many",
      { bucket: `alert:email:${email}`, max: maxAlerts, windowSeconds: 3600 },
      { bucket: `alert:address:${ctx.address ?? "none"}`, max: 60, windowSeconds: 3600 },
    );
    const { variant, place } = await named(tx, sku, store);
    const [level] = await availableUnits(tx, { skus: [sku], locationIds: [place] });
    if (level && level.available > 0)
      throw new Problem("conflict", "alert.in_stock", "It is there right now.", { sku, store });
    // Those who ask for one address take turns, so that they are counted one after the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`stock-alert:${email}`}, 0))`);
    const id = newId();
    const kept = rowsOf(
      await tx.execute(sql`
        insert into stock_alerts as a (id, token_hash, variant_id, location_id, email, locale, expires_at)
        select ${id}, ${hashToken(alertToken(id))}, ${variant}, ${place}, ${email}, ${ctx.locale},
          now() + make_interval(days => ${alertDays})
        where (select count(*) from stock_alerts o
          where o.email = ${email} and o.told_at is null and o.expires_at > now()
            and (o.variant_id, o.location_id) <> (${variant}::uuid, ${place}::uuid)) < ${maxAlerts}
        on conflict (variant_id, location_id, email) do update
          set asked_at = now(), told_at = null, expires_at = excluded.expires_at, locale = excluded.locale
        returning 1`),
    );
    if (kept.length === 0)
      throw new Problem("conflict", "alert.too_many", "This address waits for a lot already.", {
        max: maxAlerts,
      });
    await emit(tx, ctx, { name: "alert.asked", subject: { locationId: place }, data: { sku } });
  },
});

async function named(tx: Tx, sku: string, store: string): Promise<{ variant: string; place: string }> {
  const [found] = rowsOf<{ variant: string | null; place: string | null }>(
    await tx.execute(sql`
      select (select v.id from variants v join products p on p.id = v.product_id and p.status = 'published'
          where v.sku = ${sku} and v.active) as variant,
        (select id from stock_locations where slug = ${store} and pickup_enabled) as place`),
  );
  if (!found?.place) throw notFound("store");
  if (!found.variant)
    throw new Problem("not_found", "variant.not_found", "The shop does not sell this.", { sku });
  return { variant: found.variant, place: found.place };
}
