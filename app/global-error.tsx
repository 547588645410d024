"use client";

import "@/app/theme.css";
import { fontVariables } from "@/app/fonts";
import { BrokenView } from "@/components/ui/broken-view";
import { buttonLooks } from "@/components/ui/button";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import en from "@/lib/i18n/messages/en/outage.json";
import fi from "@/lib/i18n/messages/fi/outage.json";
import ja from "@/lib/i18n/messages/ja/outage.json";
import ru from "@/lib/i18n/messages/ru/outage.json";
import tr from "@/lib/i18n/messages/tr/outage.json";

// Stands in for a page whose own frame could not be made, so it brings its words with it.
const words: Record<Locale, typeof en> = { en, fi, tr, ru, ja };

export default function GlobalError({ retry }: { retry: () => void }) {
  const first = typeof window === "undefined" ? undefined : window.location.pathname.split("/")[1];
  const locale = isLocale(first) ? first : defaultLocale;
  return (
    <html lang={locale} className={fontVariables}>
      <body>
        <title>{words[locale].title}</title>
        <main>
          <BrokenView
            retry={retry}
            words={words[locale]}
            way={
              <a href={`/${locale}`} className={buttonLooks("secondary")}>
                {words[locale].home}
              </a>
            }
          />
        </main>
      </body>
    </html>
  );
}
