import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/id";
import { type AskedCode, mailAgain, mailCode, mostTries, takeCodeLimits, wrongCode } from "./account-code";
import { codePurposes } from "./account-code-states";

const waitingSchema = z.object({
  email: z.string(),
  purpose: z.enum(codePurposes),
  name: z.string().nullable(),
  passwordHash: z.string().nullable(),
  attempts: z.int(),
});

/**
 * Mails a code once more for whatever the last one was asked for, name and password of a new account included. It is the
 * same code, good for longer, since either mail may come first; another one only when that is out of tries.
 * Throws `auth.wrong_code` (422) when the last one is unknown, used or too old; `auth.too_many_codes` (429).
 */
export const requestAnotherCode = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: () => true,
  async run(tx, ctx, { id }): Promise<AskedCode> {
    if (!isId(id)) throw wrongCode();
    const [row] = rowsOf(
      await tx.execute(sql`
        select email, purpose, name, password_hash as "passwordHash", attempts from account_codes
        where id = ${id} and used_at is null and expires_at > now()`),
    );
    if (!row) throw wrongCode();
    const { name, passwordHash, attempts, ...asked } = waitingSchema.parse(row);
    await takeCodeLimits(ctx, asked.email);
    if (attempts < mostTries) return mailAgain(tx, ctx, { id, email: asked.email });
    return mailCode(tx, ctx, {
      ...asked,
      ...(name === null ? {} : { name }),
      ...(passwordHash === null ? {} : { passwordHash }),
    });
  },
});
