import { useTranslations } from "next-intl";
import { TypedSelect } from "@/components/shop/form/typed-select";
import { Icon } from "@/components/ui/icon";
import type { Money } from "@/lib/kernel/money";
import { Part } from "./part";
import { StripeFields } from "./stripe-fields";
import type { PaymentView } from "./view";

const icons = {
  pay_in_store: "store",
  demo_card: "card",
  stripe: "card",
  gift_card: "card",
  counter: "store",
} as const;

/** How you pay: every way there is, and why one cannot pay this. What depends on it is shown by styles, on the form's group `checkout`. */
export function PaymentPart({
  payment,
  total,
  locale,
}: {
  payment: PaymentView;
  total: Money;
  locale: string;
}) {
  const t = useTranslations("checkout.pay");
  const { choices, chosen, cards, card, stripe } = payment;
  return (
    <Part number={3} title={t("title")}>
      <fieldset>
        <legend className="sr-only">{t("title")}</legend>
        <ul className="divide-y divide-line rounded-md border border-line-strong">
          {choices.map((choice) => (
            <li key={choice.method}>
              <label
                className={`flex min-h-13 items-start gap-3 px-4 py-3 ${choice.possible ? "cursor-pointer" : ""}`}
              >
                <input
                  type="radio"
                  name="pay"
                  value={choice.method}
                  data-pays={choice.method === "pay_in_store" ? "later" : "now"}
                  data-by={choice.method === "demo_card" ? "cards" : choice.method}
                  defaultChecked={choice.method === chosen}
                  disabled={!choice.possible}
                  aria-describedby={`pay-${choice.method}`}
                  className="mt-1 size-5 shrink-0 accent-green"
                />
                <span className="min-w-0 flex-1">
                  <span className={`block font-semibold ${choice.possible ? "" : "text-ink-soft"}`}>
                    {choice.title}
                  </span>
                  <span id={`pay-${choice.method}`} className="block text-sm text-ink-soft">
                    {choice.possible ? choice.text : choice.why}
                  </span>
                </span>
                <Icon
                  name={icons[choice.method]}
                  size={24}
                  className={choice.possible ? "text-green" : "text-ink-faint"}
                />
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {cards.length > 0 ? (
        <div className="hidden group-has-[[data-by=cards]:checked]/checkout:block">
          <TypedSelect name="card" label={t("which")} hint={t("demo")} defaultValue={card}>
            {cards.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </TypedSelect>
        </div>
      ) : null}
      {stripe ? (
        <StripeFields
          publishableKey={stripe}
          total={total}
          locale={locale}
          words={{ label: t("stripeLabel"), script: t("stripeScript"), failed: t("stripeFailed") }}
        />
      ) : null}
    </Part>
  );
}
