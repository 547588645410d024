import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { holderOf } from "./holder";

/**
 * Gives what a visitor has held to the customer they turned out to be, with the time that is left.
 * @param input `visitor` is the hash of their cookie, which only their own browser has.
 * @returns how many holds.
 */
export const adoptHolds = command({
  input: z.strictObject({ visitor: z.string().min(1).max(100) }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { visitor }): Promise<number> {
    const before = holderOf({ kind: "visitor", id: visitor });
    const adopted = rowsOf(
      await tx.execute(sql`
        update reservations set holder = ${holderOf(ctx.actor)}
        where id in (select id from reservations where holder = ${before} and state = 'held' order by id for update)
        returning 1`),
    );
    return adopted.length;
  },
});
