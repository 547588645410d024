import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { Promised } from "@/components/shop/promise";
import { Icon } from "@/components/ui/icon";
import { TimeSelect } from "./time-select";
import type { OtherStore, PickupView } from "./view";

/** What is collected: for each store where, when, and what else is possible. */
export function PickupPart({ pickups }: { pickups: PickupView[] }) {
  const t = useTranslations("checkout.how");
  return (
    <>
      {pickups.map((pickup) => (
        <section
          key={pickup.id}
          aria-labelledby={`pickup-${pickup.id}`}
          className="grid gap-4 not-first:border-t not-first:border-line not-first:pt-5"
        >
          <div>
            <h3 id={`pickup-${pickup.id}`} tabIndex={-1} className="text-lg">
              {pickup.title}
            </h3>
            <p className="text-sm text-ink-soft">{pickup.about}</p>
            <Promised tone="ready" text={pickup.promise} className="mt-1.5 text-base font-semibold" />
            <p className="text-sm text-ink-soft">{pickup.kept}</p>
            {pickups.length > 1 ? (
              <p className="mt-1 text-sm text-ink-soft">
                {pickup.lines.map((line) => `${line.quantity} × ${line.title}`).join(", ")}
              </p>
            ) : null}
          </div>
          {pickup.shipped ? (
            <p className="text-sm text-ink-soft">{t("shipped")}</p>
          ) : (
            <TimeSelect pickup={pickup} label={t("time")} use={t("use")} />
          )}
          <OtherStores others={pickup.others} />
        </section>
      ))}
    </>
  );
}

function OtherStores({ others }: { others: OtherStore[] }) {
  const t = useTranslations("checkout.how");
  if (others.length === 0) return null;
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-green underline-offset-4 hover:underline">
        <Icon name="store" />
        {t("change")}
        <Icon name="down" size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-2 divide-y divide-line rounded-md border border-line">
        {others.map((other) => (
          <li key={other.slug}>
            {other.asks ? (
              <FormButton
                asks={other.asks}
                bare
                className="flex min-h-13 w-full flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 text-left hover:bg-sunken"
              >
                <span className="font-semibold">{other.name}</span>
                <span className="text-sm font-medium text-green">{other.note}</span>
              </FormButton>
            ) : (
              <p className="flex min-h-13 flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 text-ink-soft">
                <span>{other.name}</span>
                <span className="text-sm">{other.note}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
