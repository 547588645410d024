import { useTranslations } from "next-intl";
import { CodeField } from "@/components/shop/code-field";

/** A gift card that pays first. Folded away: few people have one. */
export function GiftCardPart() {
  const t = useTranslations("prices.giftCard");
  return (
    <details className="rounded-lg border border-line bg-surface px-5 py-3 sm:px-6">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-green">
        {t("title")}
      </summary>
      <p className="mt-1 max-w-text text-sm text-ink-soft">{t("text")}</p>
      <div className="mb-2">
        <CodeField
          name="giftCard"
          label={t("field")}
          maxLength={60}
          button={{ asks: "giftCard", label: t("look"), busy: t("looking") }}
        />
      </div>
    </details>
  );
}
