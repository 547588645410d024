import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import type { OptionView } from "./view";

/** Other ways to have all of the basket, each with what it takes; one press lays the lines out so. */
export function BasketOptions({ options }: { options: readonly OptionView[] }) {
  const t = useTranslations("cart.options");
  return (
    <section aria-labelledby="options" className="rounded-lg bg-green-soft p-5">
      <h2 id="options" className="text-lg">
        {t("title")}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {options.map((option) => (
          <li key={option.asks} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
            <div>
              {option.parts.map((part) => (
                <p key={part.title} className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-semibold">{part.title}</span>
                  <span className="text-sm font-medium text-green">{part.promise}</span>
                </p>
              ))}
              {option.without ? <p className="text-sm text-tomato">{option.without}</p> : null}
            </div>
            <FormButton
              asks={option.asks}
              tone="secondary"
              aria-label={`${t("action")}: ${option.parts.map((part) => part.title).join(" + ")}`}
            >
              {t("action")}
            </FormButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
