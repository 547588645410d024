import { SellForm } from "@/components/staff/sell-form";
import { shop } from "@/lib/catalog/shop";
import type { SaleLine } from "@/lib/checkout/counter-quote";
import type { Locale } from "@/lib/i18n/locales";
import { newId } from "@/lib/kernel/id";
import { formatMoney } from "@/lib/kernel/money";
import type { PricedOrder } from "@/lib/promotions/price-order";
import type { PromotedGoods } from "@/lib/promotions/promotion";
import type { Store } from "@/lib/stores/store";
import { sellAtCounter } from "../_actions/sale";
import { shelfWords } from "../_view/shelf-words";

type Props = { locale: Locale; store: Store; priced: PricedOrder<PromotedGoods>; lines: SaleLine[] };

/** What it comes to, and the form that sells it. */
export function ToPay({ locale, store, priced, lines }: Props) {
  const t = shelfWords(locale);
  const { currency } = shop;
  const said = (amount: number) => formatMoney({ amount, currency }, locale);
  const total = { amount: priced.totalAmount, currency };
  const { amount: delivery } = priced.delivery;
  const sends = lines.some((line) => line.collectAt === null);
  const country = store.address.countryCode;
  return (
    <section className="mt-6 grid gap-5 border-t border-line pt-5">
      <dl className="figures grid max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1">
        {priced.discountAmount > 0 ? (
          <>
            <dt>{t("sell.discount")}</dt>
            <dd className="text-right">−{said(priced.discountAmount)}</dd>
          </>
        ) : null}
        {sends ? (
          <>
            <dt>{t("sell.delivery")}</dt>
            <dd className="text-right">{said(delivery)}</dd>
          </>
        ) : null}
        <dt className="text-xl font-bold">{t("sell.total")}</dt>
        <dd className="text-right text-xl font-bold">{said(total.amount)}</dd>
      </dl>
      <SellForm
        sell={sellAtCounter.bind(null, { locale, store: store.slug, lines, total, country })}
        firstKey={newId()}
        total={said(total.amount)}
        sends={sends}
      />
    </section>
  );
}
