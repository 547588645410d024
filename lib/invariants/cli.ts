import { sql } from "drizzle-orm";
import { closeDb, db } from "@/db/client";
import { checkedInvariants, checkInvariants, checkMemory } from "./check";

// One snapshot for all rules: a shop that is open while it is checked must not look broken.
const violations = await db().transaction(
  async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql.raw(`set local work_mem = '${checkMemory}'`));
    return checkInvariants(tx);
  },
  { isolationLevel: "repeatable read", accessMode: "read only" },
);
await closeDb();

for (const { invariant, rule } of checkedInvariants) {
  const broken = violations.filter((v) => v.invariant === invariant);
  console.log(`${broken.length === 0 ? "holds " : "BROKEN"}  ${invariant}. ${rule}`);
  for (const { found } of broken) console.log(`          ${found}`);
}
process.exitCode = violations.length === 0 ? 0 : 1;
