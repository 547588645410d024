import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinePicture, PriceChanged } from "@/components/shop/line-parts";
import { Price } from "@/components/shop/price";
import { SumRows } from "@/components/shop/sum-rows";
import { Icon } from "@/components/ui/icon";
import type { CheckoutView } from "./view";

/** What is ordered and what it costs. @param children the way on */
export function OrderReview({
  view,
  locale,
  children,
}: {
  view: CheckoutView;
  locale: string;
  children: ReactNode;
}) {
  const t = useTranslations("checkout.review");
  const lines = [...view.pickups, ...(view.delivery ? [{ id: "delivery", ...view.delivery }] : [])].flatMap(
    ({ id, lines }) => lines.map((line) => ({ ...line, key: `${id} ${line.sku}` })),
  );
  return (
    <section aria-labelledby="review" className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <h2 id="review" className="text-xl">
        {t("title")}
      </h2>
      <ul className="mt-3 divide-y divide-line">
        {lines.map((line) => (
          <li key={line.key} className="flex items-center gap-3 py-3">
            <LinePicture line={line} className="size-13 shrink-0" />
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {line.quantity} × {line.title}
              </p>
              <p className="text-sm text-ink-soft empty:hidden">{line.options}</p>
              {line.was ? (
                <p className="text-sm font-medium text-amber">
                  <PriceChanged was={line.was} locale={locale} />
                </p>
              ) : null}
            </div>
            {line.total ? <Price money={line.total} locale={locale} className="figures" /> : null}
          </li>
        ))}
      </ul>
      <dl className="border-t border-line pt-4">
        <SumRows rows={view.sums.rows} locale={locale} />
        <div className="mt-2 flex items-baseline justify-between gap-4 first:mt-0">
          <dt className="text-lg font-semibold">{t("total")}</dt>
          <dd>
            <Price money={view.total} locale={locale} className="text-2xl font-bold" />
          </dd>
        </div>
        {view.vat.map(({ rate, amount }) => (
          <div key={rate} className="flex items-baseline justify-between gap-4 text-sm text-ink-soft">
            <dt>{t("vat", { rate })}</dt>
            <dd>
              <Price money={amount} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
      {view.sums.note ? (
        <p className="mt-4 flex items-start gap-2 rounded-md bg-amber-soft px-3.5 py-2.5 text-sm font-medium text-amber">
          <Icon name="warning" size={18} className="mt-0.5" />
          {view.sums.note}
        </p>
      ) : null}
      {view.ageLimit ? (
        <p className="mt-4 flex items-start gap-2 rounded-md bg-amber-soft px-3.5 py-2.5 text-sm font-medium text-amber">
          <Icon name="info" size={18} className="mt-0.5" />
          {t("age", { age: view.ageLimit })}
        </p>
      ) : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}
