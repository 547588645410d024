import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Outcome } from "@/components/shop/form/outcome";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { FreshNow } from "./fresh-now";
import { News } from "./news";

const pages = [
  { key: "orders", path: "account" },
  { key: "wishes", path: "wishes" },
  { key: "addresses", path: "account/addresses" },
  { key: "settings", path: "account/settings" },
  { key: "security", path: "account/security" },
] as const;

/**
 * Around every page of an account: where one is, what else there is, and the way out.
 * @param news what has happened on the way here
 */
export function AccountFrame({
  locale,
  current,
  title,
  lead,
  news,
  signOut,
  children,
}: {
  locale: string;
  current: (typeof pages)[number]["key"];
  title: string;
  lead?: string;
  news?: Pick<Outcome, "tone" | "message"> | null;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useTranslations("account.nav");
  return (
    <div className="page-width max-w-5xl py-8 lg:py-12">
      <FreshNow />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h1 className="min-w-0 text-3xl break-words">{title}</h1>
        <form action={signOut}>
          <button
            type="submit"
            className="-mx-3 flex min-h-11 items-center gap-2 rounded-full px-3 font-semibold text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <Icon name="leave" />
            {t("out")}
          </button>
        </form>
      </div>
      {lead ? <p className="mt-2 max-w-text text-ink-soft">{lead}</p> : null}
      <div className="mt-4 border-b border-line pb-3">
        <nav aria-label={t("label")} className="-mx-3">
          <ul className="flex flex-wrap gap-x-1">
            {pages.map(({ key, path }) => (
              <li key={key}>
                <Link
                  href={`/${locale}/${path}`}
                  aria-current={key === current ? "page" : undefined}
                  className="flex min-h-11 items-center rounded-full px-3 font-semibold text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-green-soft aria-[current]:text-green"
                >
                  {t(key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div className="mt-6">
        {news ? <News news={news} icon={<Icon name={news.tone === "done" ? "check" : "warning"} />} /> : null}
        {children}
      </div>
    </div>
  );
}
