import type { Metadata } from "next";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/own.css";
import { pageLocale } from "@/app/_server/locale";
import { BadDayWords } from "@/components/ui/broken";
import { buttonLooks } from "@/components/ui/button";
import { messagesIn } from "@/lib/i18n/messages";

// The counter is made per request, whole: a static part would lack the nonce and not come alive.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const t = await getTranslations("staff");
  return {
    // The counter is an app of its own, and the shop is none.
    manifest: `/${locale}/staff/manifest.webmanifest`,
    title: { default: t("title"), template: `%s – ${t("title")}` },
    robots: { index: false, follow: false },
    // Not "no-referrer": a form that is sent before the page is alive would then not say where it comes from.
    referrer: "same-origin",
  };
}

/** The frame of the counter. It admits nobody and stops nobody: every page and action asks for itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  await connection();
  const t = await getTranslations("staff");
  const { staff, people, away, shelves } = messagesIn(locale);
  const messages = { staff, people, away, shelves };
  return (
    <NextIntlClientProvider messages={messages}>
      <a href="#page" className="skip-link">
        {t("skip")}
      </a>
      <BadDayWords
        words={{ title: t("unavailable.title"), text: t("unavailable.text"), retry: t("unavailable.retry") }}
        way={
          <a href={`/${locale}/staff`} className={buttonLooks("secondary")}>
            {t("toBoard")}
          </a>
        }
      >
        {children}
      </BadDayWords>
    </NextIntlClientProvider>
  );
}
