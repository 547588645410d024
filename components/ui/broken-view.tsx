"use client";

import type { ReactNode } from "react";

export type BrokenWords = { title: string; text: string; retry: string };

/** Shown in place of what could not be; `way` leads on when trying again does not help. */
export function BrokenView({
  words,
  way,
  retry,
}: {
  words: BrokenWords | undefined;
  way?: ReactNode;
  retry: () => void;
}) {
  return (
    <div role="alert" className="page-width py-20 text-center">
      <h1 className="text-3xl">{words?.title}</h1>
      <p className="mt-3 text-ink-soft">{words?.text}</p>
      <p className="mt-8 flex flex-wrap items-center justify-center gap-4">
        <button type="button" onClick={retry} className="button button-primary">
          {words?.retry}
        </button>
        {way}
      </p>
    </div>
  );
}
