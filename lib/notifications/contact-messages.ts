import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { contactCode } from "@/lib/identity/request-contact-code";
import type { Composed, EventRow } from "./letter";

/** The code that proves an address, to that address; null when the address was forgotten meanwhile. */
export async function contactCodeMessage(tx: Tx, event: EventRow): Promise<Composed | null> {
  const { verification, locale } = event.data;
  if (typeof verification !== "string") return null;
  const [asked] = rowsOf<{ email: string }>(
    await tx.execute(sql`select email from contact_verifications where id = ${verification}`),
  );
  if (!asked) return null;
  const language = typeof locale === "string" ? locale : "en";
  const t = translator(language, "mail");
  const code = contactCode(verification);
  return {
    kind: "contact-code",
    recipient: asked.email,
    locale: language,
    subject: t("contactCode.subject", { code }),
    paragraphs: [t("contactCode.body", { code }), t("contactCode.notYou"), t("signature")],
  };
}
