import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { pageCtx } from "@/app/_server/adapters";
import { pageLocale } from "@/app/_server/locale";
import { LanguageLink } from "@/components/shop/language-link";
import { Wordmark } from "@/components/shop/wordmark";
import { FreshPage } from "@/components/staff/fresh-page";
import { SignInForm } from "@/components/staff/sign-in-form";
import { Button, buttonLooks } from "@/components/ui/button";
import { localeNames, locales } from "@/lib/i18n/locales";
import { isStaff } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { signIn } from "../_actions/sign-in";
import { signOut } from "../_actions/sign-out";
import { pathAfterSignIn } from "../_entry/staff-path";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.signIn");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ next?: string | string[]; reason?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { next, reason } = await searchParams;
  await connection();
  const { actor } = await pageCtx({ locale, channel: "staff" });
  if (isStaff(actor)) redirect(pathAfterSignIn(next, locale));
  const t = await getTranslations("staff");
  const shop = await getTranslations("shop");
  return (
    <FreshPage>
      <main id="page" tabIndex={-1} className="grid flex-1 place-items-center px-4 py-10 outline-none">
        <div className="w-full max-w-sm">
          <Wordmark name={shop("name")} />
          {actor.kind === "customer" ? (
            <div className="mt-8 grid gap-4">
              <h1 className="text-2xl">{t("noPermission.title")}</h1>
              <p>{t("noPermission.text", { name: actor.name })}</p>
              <a href={`/${locale}`} className={buttonLooks("primary", "large")}>
                {t("toShop")}
              </a>
              <form action={signOut.bind(null, { locale })} className="grid">
                <Button type="submit" tone="secondary" size="large">
                  {t("noPermission.switch")}
                </Button>
              </form>
            </div>
          ) : (
            <div className="mt-8 grid gap-5">
              <div>
                <h1 className="text-2xl">{t("signIn.title")}</h1>
                <p className="mt-1">{t("signIn.lead")}</p>
              </div>
              {reason === "ended" ? (
                <p className="rounded-md bg-amber-soft px-3.5 py-2.5 font-semibold text-ink">
                  {t("signIn.ended")}
                </p>
              ) : null}
              <SignInForm
                signIn={signIn.bind(null, { locale, next: typeof next === "string" ? next : null })}
              />
              {env().mode === "demo" ? <p className="text-sm text-ink-soft">{t("signIn.demo")}</p> : null}
              <a href={`/${locale}`} className="min-h-11 content-center font-semibold text-green underline">
                {t("toShop")}
              </a>
            </div>
          )}
          <nav aria-label={t("account.language")} className="mt-6 flex gap-3 border-t border-line pt-3">
            {locales.map((other) => (
              <LanguageLink
                key={other}
                locale={other}
                current={other === locale}
                className="inline-flex min-h-11 items-center text-ink underline-offset-4 hover:underline aria-[current]:font-semibold"
              >
                {localeNames[other]}
              </LanguageLink>
            ))}
          </nav>
        </div>
      </main>
    </FreshPage>
  );
}
