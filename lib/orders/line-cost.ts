import { type SQL, sql } from "drizzle-orm";

// What promotions took off a line rarely divides by its units. The units of a fulfillment line are therefore counted:
// they are handed over from the first on, and what is short or goes elsewhere is taken from the last. However a line
// comes apart, its parts then cost together what the whole did, to the cent. What is called off costs nobody anything.

/** What the first so many units of fulfillment line `fl` of order line `ol` cost, in minor units. */
export const costOfUnits = (units: SQL): SQL =>
  sql`((${units}) * ol.unit_amount - (fl.discount_amount::bigint * (${units}) / fl.ordered)::int)`;

/** How many units of `fl` are handed over or sent in the end, as it stands: neither short ones nor those called off. */
export const wantedUnits = sql`(fl.ordered - fl.short - fl.cancelled)`;

/** What the units of `fl` after the first `from`, up to the first `to`, cost. */
export const costBetween = (from: SQL, to: SQL): SQL => sql`(${costOfUnits(to)} - ${costOfUnits(from)})`;

/** The discount of the last `units` units of `fl` that are still its own: what goes with them elsewhere. */
export const discountOfLast = (units: SQL): SQL => sql`(
  (fl.discount_amount::bigint * (fl.ordered - fl.moved - fl.cancelled) / fl.ordered)::int
  - (fl.discount_amount::bigint * (fl.ordered - fl.moved - fl.cancelled - (${units})) / fl.ordered)::int)`;

/** The VAT inside `cost` at `rate` basis points, half up, as `vatWithin` has it; of a negative cost the mirrored one. */
export const vatOfCost = (cost: SQL, rate: SQL): SQL =>
  sql`(sign(${cost}) * div(2 * abs(${cost})::numeric * ${rate} + 10000 + ${rate}, 2 * (10000 + ${rate})))::int`;

/** Whether the price of sending order `o` is due: something was sent. It is taken once, and never when nothing left. */
export const deliveryIsDue = sql`exists (select 1 from fulfillments df
  where df.order_id = o.id and df.method = 'delivery' and df.state in ('shipped', 'delivered'))`;
