import "server-only";
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { promotionCodes } from "@/db/schema/promotions";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { notFound, Problem } from "@/lib/kernel/problem";
import { typedCode } from "./given-codes";
import { ownPromotions } from "./own-promotions";

/** Crockford's alphabet: no I, L, O or U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten characters of five bits: nobody finds one of a million codes by trying. */
const newCode = (): string => Array.from(randomBytes(10), (byte) => alphabet[byte & 31]).join("");

/**
 * Makes codes for a promotion that needs one: so many random ones of fifty bits, or one word that people can say.
 * @param input.maxUses of each code; without it, as often as the promotion itself allows
 * Throws `promotion.not_found` for one that runs no more or needs no code or is another's,
 * `promotion.code_taken`.
 */
export const issueCodes = command({
  input: z.strictObject({
    promotionId: z.uuid(),
    codes: z.union([
      z.strictObject({ random: z.number().int().min(1).max(1000) }),
      z.strictObject({ word: typedCode.pipe(z.string().regex(/^[0-9A-Z]{4,32}$/, "is no code")) }),
    ]),
    maxUses: z.number().int().min(1).max(1_000_000_000).optional(),
  }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { promotionId, codes, maxUses }): Promise<{ codes: string[] }> {
    const [promotion] = rowsOf(
      await tx.execute(sql`
        select 1 from promotions p
        where id = ${promotionId} and needs_code and (ends_at is null or ends_at > now()) and ${ownPromotions(ctx)}`),
    );
    if (!promotion) throw notFound("promotion");
    const made = "word" in codes ? [codes.word] : Array.from({ length: codes.random }, newCode);
    const kept = await tx
      .insert(promotionCodes)
      .values(made.map((code) => ({ code, promotionId, maxUses: maxUses ?? null })))
      .onConflictDoNothing()
      .returning({ code: promotionCodes.code });
    if (kept.length < made.length)
      throw new Problem("conflict", "promotion.code_taken", "This code means something already.");
    const data = { promotion: promotionId, codes: made.length };
    await emit(tx, ctx, { name: "promotion.codes_issued", subject: {}, data });
    return { codes: made };
  },
});
