"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { Outcome } from "@/components/shop/form/outcome";
import { SaidBox } from "./said-box";

/**
 * What has happened on the way to this page. It takes the focus, since a screen reader says nothing of what a page
 * was made with.
 */
export function News({ news, icon }: { news: Pick<Outcome, "tone" | "message">; icon: ReactNode }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The same words again are news again: the page that brought them is another.
    if (news) box.current?.focus();
  }, [news]);
  return (
    <p ref={box} tabIndex={-1} className="mb-5 rounded-lg">
      <SaidBox tone={news.tone} icon={icon}>
        {news.message}
      </SaidBox>
    </p>
  );
}
