import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import { createTransport, type Transporter } from "nodemailer";
import { db } from "@/db/client";
import { messages } from "@/db/schema/events";
import { env } from "@/lib/kernel/env";
import { unsealContent } from "./content";
import { asHtml } from "./mail-html";

let transport: Transporter | undefined;

/**
 * Hands one message to the mail server. Without one (demo mode) it lies in the inbox page, and that is delivery.
 * Done again for a message that was sent, it does nothing. The Message-ID is the message's own, so that a mail server
 * that accepted it just before we died can tell the second copy. Throws when the mail server refuses: the job retries.
 */
export async function deliverMessage(id: string): Promise<void> {
  const { smtpUrl, mailFrom, origin } = env();
  const waiting = and(eq(messages.id, id), ne(messages.state, "sent"));
  const tried = { attempts: sql`${messages.attempts} + 1` };
  const sent = { state: "sent" as const, sentAt: new Date() };
  if (!smtpUrl) {
    await db()
      .update(messages)
      .set({ ...tried, ...sent })
      .where(waiting);
    return;
  }
  const [message] = await db().update(messages).set(tried).where(waiting).returning();
  if (!message) return;
  const { subject, text } = unsealContent(message.sealedContent);
  transport ??= createTransport(smtpUrl, { from: mailFrom });
  await transport.sendMail({
    messageId: `<${message.id}@${new URL(origin).hostname}>`,
    to: message.recipient,
    subject,
    text,
    html: asHtml({ locale: message.locale, subject, text }),
    // Nobody's holiday notice should come back for a machine's mail.
    headers: { "Auto-Submitted": "auto-generated" },
  });
  await db()
    .update(messages)
    .set({ ...sent, sentAt: new Date() })
    .where(and(eq(messages.id, id), eq(messages.state, "queued")));
}
