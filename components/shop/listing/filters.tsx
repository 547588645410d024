import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ChoiceLists } from "./choice-lists";
import { folded, orAny, shortly } from "./folded";
import type { ListingFilters } from "./view";

export const filtersId = "filters";

/**
 * What a listing can be narrowed by: a plain form that works before any script. A column beside the goods where there is
 * room; on a phone the same form is a native popover that the toolbar opens.
 */
export function Filters({ path, filters }: { path: string; filters: ListingFilters }) {
  const t = useTranslations("listing");
  const { price, onSale, departments } = filters;
  const more = (count: number) => t("moreChoices", { count });
  const at = (["mine", "any"] as const).map((value) => ({
    value,
    label: t(`at.${value}`),
    chosen: filters.at === value,
  }));
  const whereFrom = [
    orAny({ field: "at", title: t("at.title"), rows: at.map(shortly("")) }, t("at.all")),
    ...(departments.length > 1
      ? [orAny(folded({ field: "in", title: t("department"), choices: departments }, more), t("everywhere"))]
      : []),
  ];
  return (
    <form id={filtersId} action={path} popover="auto" aria-label={t("filters")} className="filter-drawer">
      <div>
        <h2>{t("filters")}</h2>
        <button type="button" popoverTarget={filtersId} popoverTargetAction="hide" className="icon-button">
          <Icon name="close" />
          <span className="sr-only">{t("close")}</span>
        </button>
      </div>
      {filters.carried.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ChoiceLists lists={whereFrom} />
      {price || onSale ? (
        <fieldset className="choices">
          <legend>{t("price.title")}</legend>
          {price ? (
            <div>
              <PriceField name="min" label={t("price.least")} value={price.min} placeholder={price.least} />
              <PriceField name="max" label={t("price.most")} value={price.max} placeholder={price.most} />
            </div>
          ) : null}
          {onSale ? (
            <label>
              <input type="checkbox" name="sale" value="1" defaultChecked={onSale.chosen} />
              <span>{t("onSale")}</span>
              <span>{onSale.count}</span>
            </label>
          ) : null}
        </fieldset>
      ) : null}
      <ChoiceLists lists={filters.groups.map((group) => folded(group, more))} />
      <div>
        <Button type="submit">{t("show")}</Button>
      </div>
    </form>
  );
}

function PriceField({
  name,
  label,
  value,
  placeholder,
}: {
  name: string;
  label: string;
  value: string;
  placeholder: string;
}) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        inputMode="decimal"
        pattern="[0-9]+([.,][0-9]{1,2})?"
        maxLength={10}
        autoComplete="off"
        defaultValue={value}
        placeholder={placeholder}
        className="field figures"
      />
    </div>
  );
}
