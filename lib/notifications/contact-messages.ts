import { translator } from "@/lib/i18n/translator";
import { contactCode } from "@/lib/identity/request-contact-code";
import type { Composed, EventRow } from "./letter";

/** The code that proves an address, to that address. */
export function contactCodeMessage(event: EventRow): Composed | null {
  const { verification, email, locale } = event.data;
  if (typeof verification !== "string" || typeof email !== "string") return null;
  const language = typeof locale === "string" ? locale : "en";
  const t = translator(language, "mail");
  const code = contactCode(verification);
  return {
    kind: "contact-code",
    recipient: email,
    locale: language,
    subject: t("contactCode.subject", { code }),
    paragraphs: [t("contactCode.body", { code }), t("contactCode.notYou"), t("signature")],
  };
}
