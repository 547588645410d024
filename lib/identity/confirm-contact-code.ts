import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { aside, rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken, hashCode, hashToken } from "@/lib/kernel/secrets";

/** How long a proven address counts. */
export const proofHours = 24;

/**
 * Checks the mailed code. A try is counted before it is judged, and stays counted when it is wrong.
 * @returns the contact token that vouches for the address at checkout.
 * Throws `contact.wrong_code` (422): wrong, unknown, expired, or five tries used up; the answers are the same.
 */
export const confirmContactCode = command({
  input: z.strictObject({ id: z.string().max(60), code: z.string().trim().min(1).max(20) }),
  may: () => true,
  async run(tx, _ctx, input): Promise<{ contactToken: string; email: string }> {
    const wrong = new Problem(
      "invalid",
      "contact.wrong_code",
      "That code is not right, or no longer valid.",
      {
        errors: [
          { pointer: "/code", code: "contact.wrong_code", detail: "is not right, or no longer valid" },
        ],
      },
    );
    if (!isId(input.id)) throw wrong;
    const counted = rowsOf(
      await aside().execute(sql`
        update contact_verifications set attempts = attempts + 1
        where id = ${input.id} and attempts < 5 and expires_at > now() and verified_at is null returning 1`),
    );
    if (counted.length === 0) throw wrong;
    const token = derivedToken("contact", input.id);
    const [row] = rowsOf<{ email: string }>(
      await tx.execute(sql`
        update contact_verifications set verified_at = now(), token_hash = ${hashToken(token)}
        where id = ${input.id} and code_hash = ${hashCode(input.code.replace(/\D/g, ""))} and verified_at is null
        returning email`),
    );
    if (!row) throw wrong;
    return { contactToken: token, email: row.email };
  },
});
