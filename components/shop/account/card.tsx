import type { ReactNode } from "react";

/** One matter of an account page, under its own heading. */
export function Card({
  id,
  title,
  text,
  danger,
  children,
}: {
  id: string;
  title: string;
  text?: string;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className={`rounded-lg border bg-surface p-5 sm:p-6 ${danger ? "border-tomato" : "border-line"}`}
    >
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {text ? <p className="mt-1.5 max-w-text text-ink-soft">{text}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}
