import "server-only";
import type { Tx } from "@/db/client";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { env } from "@/lib/kernel/env";
import { alertLink } from "@/lib/wishes/alert";
import { dueAlert } from "@/lib/wishes/due-alert";
import type { Composed, EventRow } from "./letter";

/** That something is back in a store, to whoever asked to be told. Nothing once they changed their mind. */
export async function stockBack(tx: Tx, event: EventRow): Promise<Composed | null> {
  const { alert: id } = event.data;
  const alert = typeof id === "string" ? await dueAlert(tx, id) : null;
  if (!alert) return null;
  const { locale, store } = alert;
  const t = translator(locale, "mail");
  const chosen = alert.options.map((option) => textIn(option.value, locale)).join(", ");
  const title = chosen ? `${alert.title} (${chosen})` : alert.title;
  return {
    kind: "stock-back",
    recipient: alert.email,
    locale,
    subject: t("stockBack.subject", { title, store }),
    paragraphs: [
      t("stockBack.body", { title, store }),
      t("stockBack.see", { link: `${env().origin}/${locale}/products/${alert.slug}` }),
      t("stockBack.notHeld"),
      t("stockBack.stop", { link: alertLink(alert.id, locale) }),
      t("signature"),
    ],
  };
}
