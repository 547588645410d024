import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command, refusal } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { consentPurposes } from "./consent-states";
import { addressHash } from "./suppression";

/**
 * Agrees to something, or takes it back: one more row in the history, or none when it says what counts already.
 * Taking marketing mail back puts the address on the list of those that get none, and agreeing takes it off.
 */
export const setConsent = command({
  input: z.strictObject({ purpose: z.enum(consentPurposes), granted: z.boolean() }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { purpose, granted }): Promise<{ changed: boolean }> {
    if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
    const { id, email } = ctx.actor;
    // Two at once are judged one after the other.
    await tx.execute(sql`select from users where id = ${id} for no key update`);
    const written = rowsOf(
      await tx.execute(sql`
        insert into consents (id, user_id, purpose, granted, locale)
        select ${newId()}, ${id}, ${purpose}, ${granted}, ${ctx.locale}
        where ${granted} is distinct from coalesce((select c.granted from consents c
          where c.user_id = ${id} and c.purpose = ${purpose} order by c.at desc, c.id desc limit 1), false)
        returning 1`),
    );
    if (written.length > 0 && purpose === "marketing_email")
      await tx.execute(
        granted
          ? sql`delete from mail_suppressions where email_hash = ${addressHash(email)}`
          : sql`insert into mail_suppressions (email_hash) values (${addressHash(email)}) on conflict do nothing`,
      );
    return { changed: written.length > 0 };
  },
});
