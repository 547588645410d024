import "server-only";
import { z } from "zod";
import { contactVerifications } from "@/db/schema/identity";
import { later, minutes } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { takeLimits } from "@/lib/kernel/limits";
import { derivedDigits, hashCode } from "@/lib/kernel/secrets";
import { emailAddress } from "./email-address";

const codeMinutes = 15;

/** The six digits mailed for a verification; computed again by whoever writes the mail. */
export const contactCode = (verificationId: string): string => derivedDigits("contact", verificationId);

/**
 * Mails a code to an address, so that a visitor can prove it is theirs. The answer is the same whoever it is.
 * Throws `contact.too_many` (429): 5 codes an hour for an address, 30 for where the call comes from.
 */
export const requestContactCode = command({
  input: z.strictObject({ email: emailAddress }),
  may: () => true,
  async run(tx, ctx, { email }): Promise<{ id: string; expiresAt: Date }> {
    await takeLimits(
      "contact.too_many",
      { bucket: `contact-code:email:${email}`, max: 5, windowSeconds: 3600 },
      { bucket: `contact-code:address:${ctx.address ?? "none"}`, max: 30, windowSeconds: 3600 },
    );
    const id = newId();
    const expiresAt = later(ctx.now, minutes(codeMinutes));
    await tx
      .insert(contactVerifications)
      .values({ id, email, codeHash: hashCode(contactCode(id)), expiresAt });
    await emit(tx, ctx, {
      name: "contact.code_requested",
      subject: {},
      data: { verification: id, locale: ctx.locale },
    });
    return { id, expiresAt };
  },
});
