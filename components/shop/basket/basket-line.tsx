import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { LinePicture, PriceChanged } from "@/components/shop/line-parts";
import { Price } from "@/components/shop/price";
import { Promised } from "@/components/shop/promise";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { QuantityStepper } from "./quantity-stepper";
import type { LineView } from "./view";

/** One line of the basket: what, how many, when and where, and the ways out when that cannot be. */
export function BasketLine({ line, locale, most }: { line: LineView; locale: string; most: number }) {
  const t = useTranslations("cart.line");
  const { title } = line;
  const stepper = {
    quantity: t("quantity", { title }),
    less: t("less", { title }),
    more: t("more", { title }),
  };
  return (
    <li className="grid grid-cols-[5rem_1fr] gap-x-4 gap-y-3 py-5 sm:grid-cols-[6rem_1fr]">
      <LinePicture line={line} className="aspect-square self-start" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 className="text-base font-semibold">
            <Link href={line.href} className="underline-offset-4 hover:underline">
              {title}
            </Link>
          </h3>
          {line.total ? <Price money={line.total} locale={locale} className="figures font-semibold" /> : null}
        </div>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft empty:hidden">
          {line.options}
          {line.unit && line.quantity > 1 ? (
            <span>{t.rich("each", { price: () => <Price money={line.unit!} locale={locale} /> })}</span>
          ) : null}
          {line.ageLimit ? <Badge>{t("age", { age: line.ageLimit })}</Badge> : null}
        </p>
        {line.was ? (
          <p className="mt-1.5 inline-flex items-center gap-1.5 rounded-sm bg-amber-soft px-2 py-0.5 text-sm font-medium text-amber">
            <Icon name="info" size={16} />
            <PriceChanged was={line.was} locale={locale} />
          </p>
        ) : null}
        <Promised {...line.promise} className="mt-1.5" />
        <Ways line={line} />
      </div>
      <div className="col-span-full flex flex-wrap items-center justify-between gap-y-1 sm:col-start-2">
        <QuantityStepper line={line.id} quantity={line.quantity} most={most} words={stepper} />
        <span className="flex flex-wrap justify-end">
          {(["save", "remove"] as const).map((verb) => (
            <FormButton
              key={verb}
              asks={`${verb}:${line.id}`}
              bare
              aria-label={t(`${verb}Label`, { title })}
              className="min-h-11 rounded-full px-2 text-sm font-semibold text-ink-soft underline underline-offset-4 hover:bg-sunken hover:text-ink sm:px-3"
            >
              {t(verb)}
            </FormButton>
          ))}
        </span>
      </div>
    </li>
  );
}

/** Other ways to have a line: at hand when it cannot be had as it is, else folded away. */
function Ways({ line: { ways, fine } }: { line: LineView }) {
  const t = useTranslations("cart.line");
  if (ways.length === 0) return null;
  const list = (
    <ul className="mt-2 flex flex-wrap gap-2">
      {ways.map((way) => (
        <li key={way.asks}>
          <FormButton
            asks={way.asks}
            bare
            className="grid min-h-11 rounded-md border border-line-strong bg-surface px-3.5 py-1.5 text-left text-sm hover:border-ink"
          >
            <span className="font-semibold">{way.label}</span>
            <span className="text-ink-soft">{way.note}</span>
          </FormButton>
        </li>
      ))}
    </ul>
  );
  if (!fine) return <div className="mt-1">{list}</div>;
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center gap-1 text-sm font-semibold text-green underline-offset-4 hover:underline">
        {t("otherwise")}
        <Icon name="down" size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      {list}
    </details>
  );
}
