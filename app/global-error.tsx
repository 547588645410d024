"use client";

import "@/app/theme.css";
import { useEffect, useState } from "react";
import { BrokenView } from "@/components/ui/broken-view";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import en from "@/lib/i18n/messages/en/outage.json";

// Stands in for a page whose own frame could not be made. Every page carries this file for that bad day, so it brings
// one language with it and fetches the others when they are needed.
const wordsIn: Record<Locale, () => Promise<{ default: typeof en }>> = {
  en: async () => ({ default: en }),
  fi: () => import("@/lib/i18n/messages/fi/outage.json"),
  tr: () => import("@/lib/i18n/messages/tr/outage.json"),
  ru: () => import("@/lib/i18n/messages/ru/outage.json"),
  ja: () => import("@/lib/i18n/messages/ja/outage.json"),
};

export default function GlobalError({ retry }: { retry: () => void }) {
  const [{ locale, words }, say] = useState({ locale: defaultLocale, words: en });
  useEffect(() => {
    const first = window.location.pathname.split("/")[1];
    if (!isLocale(first)) return;
    wordsIn[first]().then(
      ({ default: own }) => say({ locale: first, words: own }),
      // What broke the page may keep its words away too; the English ones stand.
      () => say({ locale: first, words: en }),
    );
  }, []);
  return (
    <html lang={words === en ? defaultLocale : locale}>
      <body>
        <title>{words.title}</title>
        <main>
          <BrokenView
            retry={retry}
            words={words}
            way={
              <a href={`/${locale}`} className="button button-secondary">
                {words.home}
              </a>
            }
          />
        </main>
      </body>
    </html>
  );
}
