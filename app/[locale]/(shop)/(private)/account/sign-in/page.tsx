import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { pageCtx } from "@/app/_server/adapters";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { pathAfterSignIn } from "@/app/_server/own-path";
import { AccountForm } from "@/components/shop/account/account-form";
import { Door, quietLink } from "@/components/shop/account/door";
import { EmailField } from "@/components/shop/account/entry-fields";
import { DefaultButton, FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";
import { ForgetDevice } from "@/components/shop/offline/forget-device";
import { Button, buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { signInProviders } from "@/lib/identity/sign-in-providers";
import { env } from "@/lib/kernel/env";
import { refusalText } from "../_actions/answers";
import { signIn } from "../_actions/entering";
import { signOut } from "../_actions/sign-out";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.signIn");
  return { title: t("meta"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: PageProps<"/[locale]/account/sign-in">) {
  const locale = await pageLocale();
  const { next: asked, said, refused, error, left } = await searchParams;
  // next-auth's own word for what went wrong elsewhere; its kinds are nobody's business.
  const why = error === undefined ? refused : "auth.elsewhere";
  const next = pathAfterSignIn(asked, locale);
  await connection();
  const { actor } = await pageCtx({ locale });
  if (actor.kind === "customer") redirect(next);
  if (actor.kind === "staff") return <StaffHere locale={locale} name={actor.name} />;
  const [t, fields] = await Promise.all([
    getTranslations("account.signIn"),
    getTranslations("account.fields"),
  ]);
  const query = `?${new URLSearchParams({ next })}`;
  const providers = signInProviders(env());
  return (
    <Door title={t("title")} lead={t("lead")}>
      {left === undefined ? null : <ForgetDevice />}
      <AccountForm
        action={signIn.bind(null, locale, next)}
        first={await saidBefore(`/${locale}/account/sign-in`, said)}
        why={typeof why === "string" ? refusalText(locale, why) : undefined}
      >
        <DefaultButton asks="password" />
        <div className="grid gap-4">
          <EmailField />
          <TypedField
            name="password"
            type="password"
            label={fields("password")}
            autoComplete="current-password"
            required
            maxLength={200}
          />
          <FormButton asks="password" busy={t("busy")} size="large">
            {t("submit")}
          </FormButton>
          <Link href={`/${locale}/account/reset`} className={`${quietLink} justify-self-start`}>
            {t("forgot")}
          </Link>
        </div>
        <div className="mt-3 grid gap-2 border-t border-line pt-5">
          <FormButton asks="code" busy={t("busy")} tone="secondary" size="large">
            {t("code")}
          </FormButton>
          <p className="text-sm text-ink-soft">{t("codeText")}</p>
        </div>
      </AccountForm>
      {providers.length > 0 ? (
        <div className="grid gap-2">
          {providers.map(({ id, name }) => (
            <form key={id} method="post" action={`/api/auth/start/${id}`} className="grid">
              <input type="hidden" name="next" value={next} />
              <Button type="submit" tone="secondary" size="large">
                {t("through", { provider: name })}
              </Button>
            </form>
          ))}
        </div>
      ) : null}
      <p className="border-t border-line pt-4">
        {t("new")}{" "}
        <Link href={`/${locale}/account/sign-up${query}`} className={quietLink}>
          {t("signUp")}
        </Link>
      </p>
      {env().mode === "demo" ? <p className="text-sm text-ink-soft">{t("demo")}</p> : null}
    </Door>
  );
}

/** Somebody who works here: this part of the shop is not for them. */
async function StaffHere({ locale, name }: { locale: string; name: string }) {
  const t = await getTranslations("account.staff");
  return (
    <Door title={t("title")} lead={t("text", { name })}>
      <a href={`/${locale}/staff`} className={buttonLooks("primary", "large")}>
        {t("counter")}
      </a>
      <form action={signOut.bind(null, locale)} className="grid">
        <Button type="submit" tone="secondary" size="large">
          {t("out")}
        </Button>
      </form>
    </Door>
  );
}
