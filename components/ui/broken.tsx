"use client";

import { createContext, type ReactNode, useContext } from "react";

type BadDay = { words: { title: string; text: string; retry: string }; way: ReactNode };

const BadDayContext = createContext<BadDay | null>(null);

/** Gives the error page below its words and its way on, so that no language is shipped for the bad day. */
export const BadDayWords = ({ children, ...bad }: BadDay & { children: ReactNode }) => (
  <BadDayContext value={bad}>{children}</BadDayContext>
);

/** Shown in place of what could not be. */
export function Broken({ retry }: { retry: () => void }) {
  const bad = useContext(BadDayContext);
  return (
    <div role="alert" className="page-width py-20 text-center">
      <h1 className="text-3xl">{bad?.words.title}</h1>
      <p className="mt-3 text-ink-soft">{bad?.words.text}</p>
      <p className="mt-8 flex flex-wrap items-center justify-center gap-4">
        <button
          type="button"
          onClick={retry}
          className="min-h-11 rounded-full bg-green px-5 font-semibold text-on-green hover:bg-green-deep"
        >
          {bad?.words.retry}
        </button>
        {bad?.way}
      </p>
    </div>
  );
}
