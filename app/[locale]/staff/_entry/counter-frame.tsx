import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/shop/wordmark";
import { AccountMenu } from "@/components/staff/account-menu";
import { CounterShown } from "@/components/staff/fresh-page";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/i18n/locales";
import type { Ctx } from "@/lib/kernel/actor";
import { signOut } from "../_actions/sign-out";

type Props = {
  locale: Locale;
  ctx: Ctx;
  /** Where the board is. */
  board: string;
  /** On pages that one comes to from the board. */
  back?: boolean;
  beside?: ReactNode;
  children: ReactNode;
};

/** The top of every counter page: the way to the board, the store, who is signed in. */
export async function CounterFrame({ locale, ctx, board, back, beside, children }: Props) {
  const t = await getTranslations("staff");
  const shop = await getTranslations("shop");
  const { actor } = ctx;
  return (
    <>
      <CounterShown />
      <header className="no-print sticky top-0 z-10 border-b border-line bg-paper">
        <div className="page-width flex min-h-15 items-center gap-2 sm:gap-4">
          {back ? (
            <Link
              href={board}
              className="-ml-2 inline-flex min-h-11 items-center gap-1 pr-3 text-lg font-bold text-ink no-underline hover:underline"
            >
              <Icon name="chevron" className="rotate-180" size={24} />
              {t("board")}
            </Link>
          ) : (
            <Link
              href={board}
              aria-label={t("board")}
              className="flex min-h-11 items-center text-ink no-underline"
            >
              <Wordmark name={shop("name")} />
            </Link>
          )}
          <div className="ml-auto flex min-w-0 items-center gap-2">
            {beside}
            {actor.kind === "staff" ? (
              <AccountMenu
                locale={locale}
                name={actor.name}
                role={t(`account.roles.${actor.role}`)}
                words={{
                  menu: t("account.menu", { name: actor.name }),
                  signOut: t("account.signOut"),
                  language: t("account.language"),
                }}
                signOut={signOut.bind(null, { locale })}
              />
            ) : null}
          </div>
        </div>
      </header>
      <main id="page" tabIndex={-1} className="page-width flex-1 pt-4 pb-16 outline-none">
        {children}
      </main>
    </>
  );
}
