import { sql } from "drizzle-orm";

/**
 * Whether the shopper may still choose about short pick `sp` of fulfillment `f`: nothing was chosen, the deadline has
 * not passed by the database's clock, and the pickup was not called off. One whose other units moved elsewhere asks on.
 */
export const choiceIsOpen = sql`(sp.choice is null and sp.deadline > now() and (f.state not in ('cancelled', 'expired')
  or exists (select 1 from fulfillment_lines ml where ml.fulfillment_id = f.id and ml.moved > 0)))`;
