import { buttonLooks } from "@/components/ui/button";
import type { CounterSale } from "@/lib/checkout/counter-sales";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/kernel/money";
import type { Store } from "@/lib/stores/store";
import { shelfWords } from "../_view/shelf-words";
import { sayWhen, type Viewpoint, words } from "../_view/words";

type Props = {
  sales: readonly CounterSale[];
  /** Number of the order that was sold just now. */
  sold: string | string[] | undefined;
  view: Viewpoint;
  locale: Locale;
  stores: readonly Store[];
};

/** What was sold here lately, with its paper; and the one that was sold just now, said aloud. */
export function SoldHere({ sales, sold, view, locale, stores }: Props) {
  const [t, staff] = [shelfWords(locale), words(locale)];
  if (sales.length === 0) return null;
  const just = sales.find(({ number }) => number === sold);
  const partOf = ({ method, store, readyBy }: CounterSale["parts"][number]) => {
    const name = stores.find((s) => s.slug === store)?.name ?? store;
    const when = sayWhen(staff, view, readyBy);
    return method === "delivery" ? `${t("sell.delivery")}: ${name}` : `${name}: ${when}`;
  };
  return (
    <section aria-labelledby="lately" className="mt-8">
      {just ? (
        <div role="status" className="mb-6 rounded-xl border-4 border-green bg-green-soft p-5 text-ink">
          <p className="text-2xl font-bold">{t("sell.done", { number: just.number })}</p>
          <p className="mt-1">{t("sell.doneText", { name: just.customer })}</p>
        </div>
      ) : null}
      <h2 id="lately" className="mb-3 text-xl">
        {t("sell.lately")}
      </h2>
      <ul className="grid gap-3 md:grid-cols-2">
        {sales.map((sale) => (
          <li
            key={sale.number}
            className="grid content-start gap-1 rounded-lg border border-line bg-surface p-4"
          >
            <p className="figures flex flex-wrap justify-between gap-x-4 font-bold">
              <span>{t("sell.order", { number: sale.number, name: sale.customer })}</span>
              <span>{formatMoney(sale.total, locale)}</span>
            </p>
            <p className="figures text-sm">
              {[
                sayWhen(staff, view, sale.soldAt),
                t(sale.means === "cash" ? "sell.cash" : "sell.card"),
                sale.receiptNumber,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {sale.parts.map((part) => (
              <p key={`${part.method} ${part.store} ${part.readyBy}`}>{partOf(part)}</p>
            ))}
            <p className="mt-2">
              <a
                href={`/${locale}/staff/documents/${sale.number}.pdf`}
                className={buttonLooks("secondary")}
                target="_blank"
                rel="noreferrer"
              >
                {t("sell.paper", { number: sale.number })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
