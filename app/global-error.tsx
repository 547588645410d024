"use client";

import "@/app/theme.css";
import { useEffect, useState } from "react";
import { BrokenView } from "@/components/ui/broken-view";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import en from "@/lib/i18n/messages/en/outage.json";

type Said = { locale: Locale; words: typeof en };

// Stands in for a page whose own frame could not be made. Every page carries this file for that bad day, so it brings
// one language with it and fetches the others when they are needed.
export default function GlobalError({ retry }: { retry: () => void }) {
  const [{ locale, words }, say] = useState<Said>({ locale: defaultLocale, words: en });
  useEffect(() => {
    const first = window.location.pathname.split("/")[1];
    if (!isLocale(first)) return;
    import("@/lib/i18n/outage").then(
      ({ outage }) => say({ locale: first, words: outage[first] }),
      // What broke the page may keep its words away too; the English ones stand.
      () => say({ locale: first, words: en }),
    );
  }, []);
  return (
    <html lang={words === en ? defaultLocale : locale}>
      <body>
        <title>{words.title}</title>
        <div aria-hidden="true" className="awning" />
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
