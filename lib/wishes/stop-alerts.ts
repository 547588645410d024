import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";

/**
 * Ends what a link in a mail stands for: this one alert, or every one of its address. Whoever has the link may.
 * @returns how many alerts ended. Throws `alert.not_found` for a link that ends nothing (any more).
 */
export const stopAlerts = command({
  input: z.strictObject({ token: z.string().min(1).max(60), all: z.boolean() }),
  may: () => true,
  async run(tx, _ctx, { token, all }): Promise<{ ended: number }> {
    const hash = hashToken(token);
    const ended = rowsOf(
      await tx.execute(sql`
        delete from stock_alerts where token_hash = ${hash}
          or (${all} and email = (select email from stock_alerts where token_hash = ${hash}))
        returning 1`),
    );
    if (ended.length === 0) throw notFound("alert");
    return { ended: ended.length };
  },
});
