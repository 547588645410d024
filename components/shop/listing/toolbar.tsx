import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { filtersId } from "./filters";
import type { ListingView } from "./view";

/** How much there is, what was chosen, and the ways to choose otherwise. Links of other queries are not to be followed by robots. */
export function Toolbar({ view }: { view: ListingView }) {
  const t = useTranslations("listing");
  const current = view.sorts.find((sort) => sort.current);
  return (
    <div className="mb-5">
      <div className="listing-toolbar">
        <p>{t(view.capped ? "countCapped" : "count", { count: view.total })}</p>
        <div>
          <button type="button" popoverTarget={filtersId} className={buttonLooks("secondary")}>
            <Icon name="filter" size={18} />
            {view.chosen.length > 0 ? t("filtersOn", { count: view.chosen.length }) : t("filters")}
          </button>
          <details className="relative">
            <summary className={buttonLooks("secondary")}>
              <span className="sr-only">{t("sort.title")}: </span>
              {current?.label ?? t("sort.title")}
              <Icon name="down" size={16} />
            </summary>
            <ul className="menu">
              {view.sorts.map(({ label, href, current: chosen }) => (
                <li key={href}>
                  <a href={href} rel="nofollow" aria-current={chosen ? "true" : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        </div>
      </div>
      {view.chosen.length > 0 ? (
        <ul aria-label={t("chosen")} className="mt-3 flex flex-wrap gap-2 text-sm">
          {view.chosen.map(({ label, href }) => (
            <li key={href} className="min-w-0">
              <a
                href={href}
                rel="nofollow"
                className="inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-full bg-green-soft px-3.5 font-semibold text-green hover:underline"
              >
                <span className="sr-only">{t("remove")} </span>
                <span className="min-w-0 truncate">{label}</span>
                <Icon name="close" size={16} />
              </a>
            </li>
          ))}
          <li>
            <a
              href={view.cleared}
              rel="nofollow"
              className="inline-flex min-h-11 items-center px-2 font-semibold text-green underline underline-offset-4"
            >
              {t("clear")}
            </a>
          </li>
        </ul>
      ) : null}
    </div>
  );
}
