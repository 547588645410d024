"use client";

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";

// Comes when the field is first meant: a page costs nothing for it until then.
const Suggestions = lazy(() => import("./suggestions").then((m) => ({ default: m.Suggestions })));

/** The shop's search field: a plain form; once somebody goes to it, it suggests what they may mean. */
export function SearchBox({
  locale,
  placeholder,
  children,
}: {
  locale: string;
  placeholder: string;
  /** Its label and its button. */
  children: ReactNode;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [meant, setMeant] = useState(false);
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    // Whoever began to type before this ran is here already; a page of results shows what it answers.
    if (document.activeElement === input) setMeant(true);
    input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  }, []);
  return (
    <search className="search-field">
      <form action={`/${locale}/search`}>
        {children}
        <input
          ref={field}
          id="search"
          name="q"
          type="search"
          required
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          placeholder={placeholder}
          onFocus={() => setMeant(true)}
          className="field"
        />
        {meant ? (
          <Suspense>
            <Suggestions field={field} locale={locale} />
          </Suspense>
        ) : null}
      </form>
    </search>
  );
}
