import type { ReactNode } from "react";
import { FreshNow } from "./fresh-now";

/** A way in: one narrow column with one thing to do. */
export function Door({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="page-width grid justify-items-center py-10 lg:py-16">
      <FreshNow />
      <div className="w-full max-w-md">
        <h1 className="text-3xl">{title}</h1>
        <p className="mt-2 text-ink-soft">{lead}</p>
        <div className="mt-6 grid gap-5 rounded-xl border border-line bg-surface p-5 sm:p-7">{children}</div>
      </div>
    </div>
  );
}

export const quietLink =
  "inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline";
