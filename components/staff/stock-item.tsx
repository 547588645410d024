import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export type StockItemView = {
  sku: string;
  title: string;
  /** Counters by name, in the order they are shown; null where the place does not carry it. */
  counters: { label: string; units: number }[] | null;
  /** Who its units are promised to; those that are picked up are a link to their page. */
  promised: { id: string; href: string | null; label: string; units: string }[];
};

type Props = {
  item: StockItemView;
  words: { notHere: string; promised: string };
  /** The form that corrects it. */
  children: ReactNode;
};

/** One item as one place has it. */
export function StockItem({ item, words, children }: Props) {
  return (
    <section className="grid gap-4 rounded-xl border border-line bg-surface p-4">
      <header>
        <h2 className="text-xl">{item.title}</h2>
        <p className="figures text-sm">{item.sku}</p>
      </header>
      {item.counters ? (
        <dl className="figures grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-5">
          {item.counters.map(({ label, units }) => (
            <div key={label}>
              <dt className="text-sm">{label}</dt>
              <dd className="text-2xl font-bold">{units}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{words.notHere}</p>
      )}
      {item.promised.length > 0 ? (
        <div>
          <h3 className="mb-1 text-base font-semibold">{words.promised}</h3>
          <ul className="grid gap-1">
            {item.promised.map(({ id, href, label, units }) => (
              <li key={id} className="figures flex min-h-11 items-center gap-3">
                {href ? (
                  <Link
                    href={href}
                    className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
                  >
                    {label}
                  </Link>
                ) : (
                  <span>{label}</span>
                )}
                <span>{units}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {children}
    </section>
  );
}
