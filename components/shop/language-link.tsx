"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** This page in another language. A whole page load: every word on it changes, the html element's language too. */
export function LanguageLink({
  locale,
  current,
  className,
  children,
}: {
  locale: string;
  current: boolean;
  className?: string;
  children: ReactNode;
}) {
  const rest = usePathname().split("/").slice(2).join("/");
  return (
    <a
      href={`/${locale}${rest && `/${rest}`}`}
      // A static page does not know what was searched or filtered for; the address bar does.
      onClick={(event) => {
        event.currentTarget.search = window.location.search;
      }}
      lang={locale}
      hrefLang={locale}
      aria-current={current ? "true" : undefined}
      className={className}
    >
      {children}
    </a>
  );
}
