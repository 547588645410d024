import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";

/** A gift card that pays first. Folded away: few people have one. */
export function GiftCardPart() {
  const t = useTranslations("prices.giftCard");
  return (
    <details className="rounded-lg border border-line bg-surface px-5 py-3 sm:px-6">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-green">
        {t("title")}
      </summary>
      <p className="mt-1 max-w-text text-sm text-ink-soft">{t("text")}</p>
      <div className="mt-3 mb-2 flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-56">
          <TypedField
            name="giftCard"
            label={t("field")}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
          />
        </div>
        <FormButton asks="giftCard" tone="secondary" busy={t("looking")}>
          {t("look")}
        </FormButton>
      </div>
    </details>
  );
}
