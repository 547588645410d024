import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { LinePicture, PriceChanged } from "@/components/shop/line-parts";
import { Price } from "@/components/shop/price";
import { Link } from "@/components/ui/link";
import type { SavedView } from "./view";

/** What was put aside for later: back into the basket, or away, with one press. */
export function SavedLines({ lines, locale }: { lines: SavedView[]; locale: string }) {
  const t = useTranslations("cart.saved");
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="saved" className="rounded-lg border border-line px-5 pt-5">
      <h2 id="saved" className="text-lg">
        {t("title")}
      </h2>
      <ul className="mt-1 divide-y divide-line">
        {lines.map((line) => (
          <SavedLine key={line.id} line={line} locale={locale} />
        ))}
      </ul>
    </section>
  );
}

function SavedLine({ line, locale }: { line: SavedView; locale: string }) {
  const t = useTranslations("cart.saved");
  const { title, unit, was } = line;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <LinePicture line={line} className="size-14 shrink-0" />
      <div className="min-w-32 flex-1">
        <h3 className="text-base font-semibold">
          {line.quantity} ×{" "}
          <Link href={line.href} className="underline-offset-4 hover:underline">
            {title}
          </Link>
        </h3>
        <p className="flex flex-wrap gap-x-2 text-sm text-ink-soft">
          {line.options}
          {unit ? <Price money={unit} locale={locale} /> : <span>{t("gone")}</span>}
        </p>
        {was ? (
          <p className="text-sm font-medium text-amber">
            <PriceChanged was={was} locale={locale} />
          </p>
        ) : null}
      </div>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-1">
        {unit ? (
          <FormButton asks={`takeUp:${line.id}`} tone="secondary" aria-label={t("takeUpLabel", { title })}>
            {t("takeUp")}
          </FormButton>
        ) : null}
        <FormButton
          asks={`drop:${line.id}`}
          bare
          aria-label={t("dropLabel", { title })}
          className="min-h-11 rounded-full px-3 text-sm font-semibold text-ink-soft underline underline-offset-4 hover:bg-sunken hover:text-ink"
        >
          {t("drop")}
        </FormButton>
      </span>
    </li>
  );
}
