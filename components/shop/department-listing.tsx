import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Goods } from "./goods";
import { Shelves } from "./listing/shelves";
import type { ListingView } from "./listing/view";
import { plinthColour } from "./plinth";

type Named = { slug: string; name: string; picture: string | null };

export type DepartmentSign = Named & {
  plinth: string;
  /** Those it is part of, the top first. */
  above: Named[];
  /** What `parts` are the parts of: this department, or the one it is a part of itself. */
  whole: Named | null;
  parts: Named[];
};

/** A department: its sign, its parts, its goods. */
export function DepartmentListing({ department, view }: { department: DepartmentSign; view: ListingView }) {
  const t = useTranslations("shop");
  const { locale } = view;
  return (
    <>
      <header className={`shelf ${plinthColour(department.plinth)}`}>
        <div className="page-width department-sign">
          <div>
            {department.above.length > 0 ? (
              <nav aria-label={t("breadcrumb")}>
                <ol className="flex flex-wrap items-center gap-x-1 text-sm">
                  {department.above.map(({ slug, name }) => (
                    <li key={slug} className="flex items-center gap-1">
                      <Link
                        href={`/${locale}/c/${slug}`}
                        className="inline-flex min-h-11 items-center underline underline-offset-4"
                      >
                        {name}
                      </Link>
                      <Icon name="chevron" size={14} />
                    </li>
                  ))}
                </ol>
              </nav>
            ) : null}
            <h1 className="text-3xl">{department.name}</h1>
          </div>
          {department.picture ? (
            <Goods picture={{ src: department.picture }} plinth={department.plinth} bare />
          ) : null}
        </div>
      </header>
      {department.whole && department.parts.length > 0 ? (
        <Parts whole={department.whole} parts={department.parts} here={department.slug} locale={locale} />
      ) : null}
      <Shelves view={view} empty={<EmptyDepartment locale={locale} />} />
    </>
  );
}

function Parts({
  whole,
  parts,
  here,
  locale,
}: {
  whole: Named;
  parts: Named[];
  here: string;
  locale: string;
}) {
  const t = useTranslations("listing");
  return (
    <nav aria-label={t("departmentsIn", { department: whole.name })} className="page-width mt-5">
      <ul className="side-scroll part-row">
        {[{ ...whole, name: t("allOf", { department: whole.name }), picture: null }, ...parts].map((part) => (
          <li key={part.slug}>
            <Link href={`/${locale}/c/${part.slug}`} aria-current={part.slug === here ? "page" : undefined}>
              {part.picture ? <img src={part.picture} alt="" width={28} height={28} loading="lazy" /> : null}
              {part.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function EmptyDepartment({ locale }: { locale: string }) {
  const t = useTranslations("shop.empty");
  return (
    <div className="py-12 text-center">
      <p className="text-xl font-semibold">{t("title")}</p>
      <p className="mt-2 text-ink-soft">{t("text")}</p>
      <Link href={`/${locale}#departments`} className={`${buttonLooks("secondary")} mt-6`}>
        {t("action")}
      </Link>
    </div>
  );
}
