import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { Icon } from "@/components/ui/icon";
import { BasketLine } from "./basket-line";
import type { BasketView } from "./view";

/** What is in the basket, store by store; first of all the one store that has everything, when there is one. */
export function BasketContents({
  basket,
  locale,
  most,
}: {
  basket: BasketView;
  locale: string;
  /** Units one line may hold. */
  most: number;
}) {
  const t = useTranslations("cart");
  const { together } = basket;
  return (
    <div className="grid gap-5">
      {together ? (
        <section
          aria-labelledby="together"
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg bg-green-soft p-5"
        >
          <div>
            <h2 id="together" className="text-lg">
              {together.title}
            </h2>
            <p className="figures text-sm font-medium text-green">{together.promise}</p>
          </div>
          <FormButton asks={together.asks} tone="secondary">
            {t("together.action")}
          </FormButton>
        </section>
      ) : null}
      {basket.groups.map((group) => (
        <section
          key={group.store}
          aria-labelledby={`store-${group.store}`}
          className="rounded-lg border border-line bg-surface px-5 pt-5"
        >
          <div className="flex items-start gap-3">
            <Icon name="store" size={24} className="mt-0.5 text-green" />
            <div>
              <h2 id={`store-${group.store}`} className="text-lg">
                {group.title}
              </h2>
              <p className="figures text-sm text-ink-soft">{group.about}</p>
            </div>
          </div>
          <ul className="mt-2 divide-y divide-line">
            {group.lines.map((line) => (
              <BasketLine key={line.id} line={line} locale={locale} most={most} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
