import { Icon } from "@/components/ui/icon";
import { BasketLine } from "./basket-line";
import { BasketOptions } from "./basket-options";
import type { BasketView } from "./view";

/**
 * What is in the basket, store by store, and the other ways to have it, when there are any: first of all where something
 * cannot be had as it is, else below.
 */
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
  const options = basket.options.length > 0 ? <BasketOptions options={basket.options} /> : null;
  return (
    <div className="grid gap-5">
      {basket.open > 0 ? options : null}
      {basket.groups.map((group) => (
        <section
          key={group.key}
          aria-labelledby={group.key}
          className="rounded-lg border border-line bg-surface px-5 pt-5"
        >
          <div className="flex items-start gap-3">
            <Icon
              name={group.method === "pickup" ? "store" : "bag"}
              size={24}
              className="mt-0.5 text-green"
            />
            <div>
              <h2 id={group.key} className="text-lg">
                {group.title}
              </h2>
              <p className="text-sm text-ink-soft empty:hidden">{group.about}</p>
            </div>
          </div>
          <ul className="mt-2 divide-y divide-line">
            {group.lines.map((line) => (
              <BasketLine key={line.id} line={line} locale={locale} most={most} />
            ))}
          </ul>
        </section>
      ))}
      {basket.open > 0 ? null : options}
    </div>
  );
}
