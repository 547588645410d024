import { useTranslations } from "next-intl";
import { Promised } from "@/components/shop/promise";
import { Icon } from "@/components/ui/icon";
import type { DeliveryView } from "./view";
import { WhereTo } from "./where-to";

/** What is sent: when, in how many parcels, and where to. */
export function DeliveryPart({
  delivery,
  typed,
}: {
  delivery: DeliveryView;
  /** What is in the fields already, by name. */
  typed: Record<string, string>;
}) {
  const t = useTranslations("checkout.delivery");
  const { promise, parcels } = delivery;
  return (
    <section
      aria-labelledby="delivery"
      className="grid gap-4 not-first:border-t not-first:border-line not-first:pt-5"
    >
      <div>
        <h3 id="delivery" tabIndex={-1} className="text-lg">
          {t("title")}
        </h3>
        {parcels.length > 0 ? (
          <>
            <Promised tone="ready" text={promise} className="mt-1.5 text-base font-semibold" />
            <ul className="mt-2 grid gap-1.5">
              {parcels.map((parcel) => (
                <li key={parcel.title} className="flex items-start gap-2 text-sm">
                  <Icon name="bag" size={18} className="mt-0.5 text-green" />
                  <span>
                    <span className="font-semibold">{parcel.title}</span>{" "}
                    <span className="text-ink-soft">{parcel.goods}</span>
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-ink-soft">{t("unheld")}</p>
          </>
        ) : (
          <p className="mt-2 font-semibold text-tomato">{t("gone")}</p>
        )}
      </div>
      <WhereTo delivery={delivery} typed={typed} />
    </section>
  );
}
