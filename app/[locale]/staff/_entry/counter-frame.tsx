import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/shop/wordmark";
import { AccountMenu } from "@/components/staff/account-menu";
import { CounterShown } from "@/components/staff/fresh-page";
import { IdleLock } from "@/components/staff/idle-lock";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { signOut } from "../_actions/sign-out";
import { handOnDevice, lockHere, unlockHere } from "../_actions/stepping";

type Props = {
  locale: Locale;
  ctx: Ctx;
  /** Where the board is. */
  board: string;
  /** On pages that one comes to from the board. */
  back?: boolean;
  /** Where `board` leads, by name, when it is another page. */
  backTo?: string;
  beside?: ReactNode;
  children: ReactNode;
};

/** What is about people rather than goods: one's own ways in for everybody, the others for those who decide. */
function linksOf(locale: Locale, { actor }: Ctx, t: Awaited<ReturnType<typeof getTranslations<"people">>>) {
  const path = `/${locale}/staff`;
  const own = { href: `${path}/me`, label: t("me.title") };
  if (!isStaff(actor, "manager")) return [own];
  return [
    own,
    { href: `${path}/people`, label: t("list.title") },
    { href: `${path}/devices`, label: t("devices.title") },
    { href: `${path}/audit`, label: t("audit.title") },
  ];
}

/** The top of every counter page: the way to the board, the store, who is signed in. */
export async function CounterFrame({ locale, ctx, board, back, backTo, beside, children }: Props) {
  const t = await getTranslations("staff");
  const shop = await getTranslations("shop");
  const people = await getTranslations("people");
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
              {backTo ?? t("board")}
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
            {actor.kind === "staff" && actor.device ? (
              <>
                <IdleLock
                  name={actor.name}
                  minutes={env().staffIdleMinutes}
                  lock={lockHere.bind(null, { locale })}
                  unlock={unlockHere.bind(null, { locale })}
                  handOn={handOnDevice.bind(null, { locale, next: board })}
                />
                <form action={handOnDevice.bind(null, { locale, next: board })}>
                  <Button type="submit" tone="secondary">
                    {people("device.switch")}
                  </Button>
                </form>
              </>
            ) : null}
            {actor.kind === "staff" ? (
              <AccountMenu
                locale={locale}
                name={actor.name}
                role={t(`account.roles.${actor.role}`)}
                links={linksOf(locale, ctx, people)}
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
