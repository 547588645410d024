import { useTranslations } from "next-intl";
import { PlaceFields } from "@/components/shop/form/place-fields";
import type { DeliveryView } from "./view";

const choice = "flex min-h-13 cursor-pointer items-start gap-3 px-4 py-3";
const mark = "mt-1 size-5 shrink-0 accent-green";

/**
 * Where a parcel goes: one of the addresses that a signed-in shopper keeps, or as it is typed. Which fields there are
 * is shown by styles, so that it works without scripts.
 */
export function WhereTo({
  delivery: { saved, chosen, beside, mayKeep, countries },
  typed,
}: {
  delivery: DeliveryView;
  /** What is in the fields already, by name. */
  typed: Record<string, string>;
}) {
  const t = useTranslations("checkout.delivery");
  const offered = saved.length > 0;
  return (
    <fieldset className="group/where min-w-0">
      <legend className="mb-3 font-semibold">{t("address")}</legend>
      {offered ? (
        <ul className="divide-y divide-line rounded-md border border-line-strong">
          {saved.map(({ id, name, text }) => (
            <li key={id}>
              <label className={choice}>
                <input
                  type="radio"
                  name="address"
                  value={id}
                  defaultChecked={chosen === id}
                  className={mark}
                />
                <span className="min-w-0">
                  <span className="block font-semibold">{name}</span>
                  <span className="block text-ink-soft">{text}</span>
                </span>
              </label>
            </li>
          ))}
          <li>
            <label className={choice}>
              <input
                type="radio"
                name="address"
                value={beside}
                data-beside=""
                defaultChecked={chosen === beside}
                className={mark}
              />
              <span className="font-semibold">{t("other")}</span>
            </label>
          </li>
        </ul>
      ) : null}
      <div
        className={`gap-5 ${offered ? "mt-5 hidden group-has-[[data-beside]:checked]/where:grid" : "grid"}`}
      >
        <PlaceFields place={typed} countries={countries} />
        {mayKeep ? (
          <label className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              name="keep"
              value="yes"
              defaultChecked={typed.keep === "yes"}
              className="size-5 shrink-0 accent-green"
            />
            {t("keep")}
          </label>
        ) : null}
      </div>
    </fieldset>
  );
}
