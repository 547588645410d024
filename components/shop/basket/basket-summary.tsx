import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { Price } from "@/components/shop/price";
import type { BasketView } from "./view";

/** The total and the way on; on a phone it stays within the thumb's reach. */
export function BasketSummary({
  basket,
  locale,
  minutes,
}: {
  basket: BasketView;
  locale: string;
  /** How long a hold lives. */
  minutes: number;
}) {
  const t = useTranslations("cart");
  return (
    <section
      aria-labelledby="total"
      className="sticky bottom-0 -mx-[clamp(1rem,4vw,2.5rem)] border-t border-line bg-surface p-4 shadow-high [@media(max-height:30rem)]:static lg:top-6 lg:bottom-auto lg:mx-0 lg:rounded-lg lg:border lg:p-6 lg:shadow-none"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="total" className="text-lg">
          {t("total")}
        </h2>
        <Price money={basket.total} locale={locale} className="text-xl font-bold" />
      </div>
      <p className="text-sm text-ink-soft max-lg:hidden">{t("vat")}</p>
      {basket.checkout === "collected" ? (
        <p className="mt-1 flex items-baseline justify-between gap-4 font-semibold">
          {t("collected")}
          <Price money={basket.collected} locale={locale} />
        </p>
      ) : null}
      {basket.open > 0 ? (
        <p className="mt-2 text-sm font-semibold text-tomato">{t("open", { count: basket.open })}</p>
      ) : null}
      {basket.checkout === "none" ? (
        <p className="mt-3 font-semibold">{t("nothingToCollect")}</p>
      ) : (
        <>
          <FormButton asks="checkout" size="large" busy={t("checkingOut")} className="mt-3 w-full lg:mt-5">
            {t(basket.checkout === "collected" ? "checkoutCollected" : "checkout")}
          </FormButton>
          <p className="mt-3 text-sm text-ink-soft max-lg:hidden">{t("note", { minutes })}</p>
        </>
      )}
    </section>
  );
}
