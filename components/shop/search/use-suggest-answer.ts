"use client";

import { useEffect, useState } from "react";
import type { SuggestAnswer } from "./suggest-answer";

/** Typing goes on for less than this, in milliseconds; a pause is a question. */
const pause = 120;
const longestText = 60;

/** One letter says little, one character of Japanese a word. */
const isTelling = (text: string): boolean =>
  text.length > 1 || /[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}\s]/u.test(text);

/**
 * What the shop suggests for a text, and which text that was: while somebody goes on typing, the answer to what stood
 * there before. Null for a text that says nothing yet. A call that fails suggests nothing.
 */
export function useSuggestAnswer(
  locale: string,
  text: string,
): { text: string; answer: SuggestAnswer } | null {
  const [known, setKnown] = useState<{ text: string; answer: SuggestAnswer } | null>(null);
  const asked = text.trim().slice(0, longestText);
  useEffect(() => {
    if (!isTelling(asked)) return setKnown(null);
    const given = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await answerTo(locale, asked, given.signal);
      if (answer) setKnown({ text: asked, answer });
    }, pause);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [locale, asked]);
  return isTelling(asked) ? known : null;
}

async function answerTo(locale: string, q: string, signal: AbortSignal): Promise<SuggestAnswer | null> {
  try {
    const response = await fetch(`/api/suggest?${new URLSearchParams({ locale, q })}`, { signal });
    return response.ok ? ((await response.json()) as SuggestAnswer) : null;
  } catch {
    return null;
  }
}
