import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { codeOnItsWay } from "@/app/_server/asked-code";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { AccountForm } from "@/components/shop/account/account-form";
import { Door, quietLink } from "@/components/shop/account/door";
import { NewPasswordField } from "@/components/shop/account/entry-fields";
import { DefaultButton, FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { codeMinutes } from "@/lib/identity/account-code";
import { isEntryPurpose } from "@/lib/identity/account-code-states";
import { passwordLength } from "@/lib/identity/new-password";
import { env } from "@/lib/kernel/env";
import { typeCode } from "../_actions/entering";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.code");
  return { title: t("meta"), robots: { index: false } };
}

/** Where each code was asked for. */
const doors = { sign_in: "sign-in", sign_up: "sign-up", reset_password: "reset" } as const;

export default async function CodePage({ searchParams }: PageProps<"/[locale]/account/code">) {
  const locale = await pageLocale();
  const { said } = await searchParams;
  const waiting = await codeOnItsWay();
  const t = await getTranslations("account.code");
  if (!waiting || !isEntryPurpose(waiting.purpose))
    return (
      <Door title={t("none")} lead={t("noneText")}>
        <Link href={`/${locale}/account/sign-in`} className={buttonLooks("primary", "large")}>
          {t("start")}
        </Link>
      </Door>
    );
  const reset = waiting.purpose === "reset_password";
  const next = new URLSearchParams({ next: waiting.next });
  return (
    <Door
      title={reset ? t("reset") : t("title")}
      lead={t("lead", { email: waiting.email, minutes: codeMinutes })}
    >
      <AccountForm
        action={typeCode.bind(null, locale)}
        first={await saidBefore(`/${locale}/account/code`, said)}
      >
        <DefaultButton asks="confirm" />
        <div className="grid gap-4">
          <TypedField
            name="code"
            label={t("field")}
            hint={t("hint")}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            maxLength={20}
            className="figures text-lg tracking-widest"
          />
          {reset ? (
            <>
              <input type="hidden" name="username" autoComplete="username" value={waiting.email} />
              <NewPasswordField length={passwordLength} again />
            </>
          ) : null}
          <FormButton asks="confirm" size="large">
            {reset ? t("save") : t("submit")}
          </FormButton>
          <FormButton asks="again" tone="quiet">
            {t("again")}
          </FormButton>
        </div>
      </AccountForm>
      <p className="flex flex-wrap gap-x-5 border-t border-line pt-3">
        <Link href={`/${locale}/account/${doors[waiting.purpose]}?${next}`} className={quietLink}>
          {t("other")}
        </Link>
        {env().mode === "demo" ? (
          <a href={`/${locale}/inbox`} target="_blank" rel="noreferrer" className={quietLink}>
            {t("inbox")}
          </a>
        ) : null}
      </p>
    </Door>
  );
}
