import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { FreshNow } from "./fresh-now";

const pages = [
  { key: "orders", path: "" },
  { key: "addresses", path: "/addresses" },
  { key: "settings", path: "/settings" },
  { key: "security", path: "/security" },
] as const;

/** Around every page of an account: where one is, what else there is, and the way out. */
export function AccountFrame({
  locale,
  current,
  title,
  lead,
  signOut,
  children,
}: {
  locale: string;
  current: (typeof pages)[number]["key"];
  title: string;
  lead?: string;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useTranslations("account.nav");
  return (
    <div className="page-width max-w-5xl py-8 lg:py-12">
      <FreshNow />
      <h1 className="text-3xl">{title}</h1>
      {lead ? <p className="mt-2 max-w-text text-ink-soft">{lead}</p> : null}
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line pb-3">
        <nav aria-label={t("label")} className="min-w-0">
          <ul className="flex flex-wrap gap-1">
            {pages.map(({ key, path }) => (
              <li key={key}>
                <Link
                  href={`/${locale}/account${path}`}
                  aria-current={key === current ? "page" : undefined}
                  className="flex min-h-11 items-center rounded-full px-4 font-semibold text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-green-soft aria-[current]:text-green"
                >
                  {t(key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <form action={signOut}>
          <button
            type="submit"
            className="flex min-h-11 items-center gap-2 rounded-full px-4 font-semibold text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <Icon name="leave" />
            {t("out")}
          </button>
        </form>
      </div>
      <div className="mt-6">{children}</div>
    </div>
  );
}
