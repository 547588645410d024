import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { pathAfterSignIn } from "@/app/_server/own-path";
import { shopperCtx } from "@/app/_server/shopper";
import { AccountForm } from "@/components/shop/account/account-form";
import { Door, quietLink } from "@/components/shop/account/door";
import { EmailField, NameField, NewPasswordField } from "@/components/shop/account/entry-fields";
import { FormButton } from "@/components/shop/form/form-button";
import { Link } from "@/components/ui/link";
import { passwordLength } from "@/lib/identity/new-password";
import { signUp } from "../_actions/entering";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.signUp");
  return { title: t("meta"), robots: { index: false } };
}

export default async function SignUpPage({ searchParams }: PageProps<"/[locale]/account/sign-up">) {
  const locale = await pageLocale();
  const { next: asked, said } = await searchParams;
  const next = pathAfterSignIn(asked, locale);
  const { actor } = await shopperCtx(locale);
  if (actor.kind === "customer") redirect(next);
  const t = await getTranslations("account.signUp");
  return (
    <Door title={t("title")} lead={t("lead")}>
      <AccountForm
        action={signUp.bind(null, locale, next)}
        first={await saidBefore(`/${locale}/account/sign-up`, said)}
      >
        <div className="grid gap-4">
          <NameField />
          <EmailField />
          <NewPasswordField length={passwordLength} />
          <FormButton asks="code" size="large">
            {t("submit")}
          </FormButton>
        </div>
      </AccountForm>
      <p className="border-t border-line pt-4">
        {t("known")}{" "}
        <Link href={`/${locale}/account/sign-in?${new URLSearchParams({ next })}`} className={quietLink}>
          {t("signIn")}
        </Link>
      </p>
    </Door>
  );
}
