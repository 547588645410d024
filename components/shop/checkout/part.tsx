import type { ReactNode } from "react";

/** One of the three parts of a checkout. */
export function Part({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = `part-${number}`;
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <h2 id={id} className="flex items-center gap-3 text-xl">
        <span
          aria-hidden="true"
          className="figures grid size-8 shrink-0 place-items-center rounded-full bg-green-soft text-base font-bold text-green"
        >
          {number}
        </span>
        {title}
      </h2>
      <div className="mt-5 grid gap-5">{children}</div>
    </section>
  );
}
