"use client";

import { createContext, type ReactNode, useContext } from "react";
import { BrokenView, type BrokenWords } from "./broken-view";

type BadDay = { words: BrokenWords; way: ReactNode };

const BadDayContext = createContext<BadDay | null>(null);

/** Gives the error page below its words and its way on, so that no language is shipped for the bad day. */
export const BadDayWords = ({ children, ...bad }: BadDay & { children: ReactNode }) => (
  <BadDayContext value={bad}>{children}</BadDayContext>
);

/** What an error page shows, in the words it was given above. */
export function Broken({ retry }: { retry: () => void }) {
  const bad = useContext(BadDayContext);
  return <BrokenView words={bad?.words} way={bad?.way} retry={retry} />;
}
