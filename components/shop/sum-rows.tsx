import { Price } from "@/components/shop/price";
import type { Money } from "@/lib/kernel/money";

/** What a total is made of: goods, delivery, and what is taken off, which is below nothing. */
export type SumRow = { key: string; label: string; amount: Money };

/** The rows of a `dl` above its total. */
export function SumRows({ rows, locale }: { rows: readonly SumRow[]; locale: string }) {
  return rows.map(({ key, label, amount }) => (
    <div key={key} className="flex items-baseline justify-between gap-4 py-0.5">
      <dt className={amount.amount < 0 ? "min-w-0 text-green" : "min-w-0"}>{label}</dt>
      <dd className={amount.amount < 0 ? "figures shrink-0 font-semibold text-green" : "figures shrink-0"}>
        <Price money={amount} locale={locale} />
      </dd>
    </div>
  ));
}
