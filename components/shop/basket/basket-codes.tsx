import { useTranslations } from "next-intl";
import { CodeField } from "@/components/shop/code-field";
import { FormButton } from "@/components/shop/form/form-button";
import { SumRows } from "@/components/shop/sum-rows";
import { Icon } from "@/components/ui/icon";
import type { BasketView } from "./view";

/** What the total is made of, the discount codes that go with the basket, and a field for another one. */
export function BasketCodes({ basket, locale }: { basket: BasketView; locale: string }) {
  const t = useTranslations("prices");
  const { sums, codes } = basket;
  return (
    <section aria-labelledby="codes" className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <h2 id="codes" className="text-lg">
        {t("code.title")}
      </h2>
      {codes.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {codes.map(({ code, why }) => (
            <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 py-1.5">
              <p className="min-w-0">
                <span className="figures font-semibold">{code}</span>{" "}
                <span className={why ? "text-amber" : "text-green"}>{why || t("code.counts")}</span>
              </p>
              <FormButton
                asks={`uncode:${code}`}
                tone="quiet"
                size="small"
                aria-label={t("code.dropLabel", { code })}
              >
                {t("code.drop")}
              </FormButton>
            </li>
          ))}
        </ul>
      ) : null}
      <CodeField
        key={codes.map(({ code }) => code).join(" ")}
        name="discount"
        label={t("code.field")}
        maxLength={40}
        button={{ asks: "code", label: t("code.give"), busy: t("code.looking") }}
      />
      {sums.rows.length > 0 ? (
        <dl className="mt-4 border-t border-line pt-3">
          <SumRows rows={sums.rows} locale={locale} />
        </dl>
      ) : null}
      {sums.note ? (
        <p className="mt-2 flex items-start gap-2 text-sm text-ink-soft">
          <Icon name="info" size={18} className="mt-0.5" />
          {sums.note}
        </p>
      ) : null}
    </section>
  );
}
