import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { codeOnItsWay } from "@/app/_server/asked-code";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { currentSessionId } from "@/app/_server/session";
import { AccountForm } from "@/components/shop/account/account-form";
import { AccountFrame } from "@/components/shop/account/account-frame";
import { Card } from "@/components/shop/account/card";
import { NewPasswordField } from "@/components/shop/account/entry-fields";
import { ProofFields } from "@/components/shop/account/proof-fields";
import { FormButton } from "@/components/shop/form/form-button";
import { Button } from "@/components/ui/button";
import { db } from "@/db/client";
import { openOrderNumbers } from "@/lib/account/open-order-numbers";
import { passwordLength } from "@/lib/identity/new-password";
import { openSessions, profileOf } from "@/lib/identity/queries";
import { refusalText } from "../_actions/answers";
import { changeSecurity } from "../_actions/security";
import { signOut } from "../_actions/sign-out";
import { enter } from "../_entry/enter";
import { Devices } from "./devices";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.security");
  return { title: t("meta"), robots: { index: false } };
}

export default async function SecurityPage({ searchParams }: PageProps<"/[locale]/account/security">) {
  const locale = await pageLocale();
  const { said, refused } = await searchParams;
  const ctx = await enter(locale, "/security");
  const [profile, sessions, open, sessionId, waiting, t, codes] = await Promise.all([
    profileOf(db(), ctx.actor.id),
    openSessions(db(), ctx.actor.id),
    openOrderNumbers(db(), ctx.actor.id),
    currentSessionId(),
    codeOnItsWay(),
    getTranslations("account.security"),
    getTranslations("account.code"),
  ]);
  const here = `/${locale}/account/security`;
  const deletion = await saidBefore(here, said, "delete");
  const mailed = waiting?.purpose === "confirm";
  const by = mailed || !profile?.hasPassword ? "code" : "password";
  const act = changeSecurity.bind(null, locale);
  return (
    <AccountFrame locale={locale} current="security" title={t("title")} signOut={signOut.bind(null, locale)}>
      <div className="grid gap-5">
        <AccountForm action={act} first={await saidBefore(here, said)}>
          <Card id="devices" title={t("devices")}>
            <Devices sessions={sessions} here={sessionId} now={ctx.now} />
            <FormButton asks="everywhere" tone="secondary" className="mt-4">
              {t("everywhere")}
            </FormButton>
          </Card>
          <p className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2 px-1">
            <span className="text-ink-soft">
              {mailed
                ? t("mailed", { email: ctx.actor.email })
                : t(profile?.hasPassword ? "orCode" : "passwordNone")}
            </span>
            <FormButton asks="code" tone="secondary">
              {mailed ? codes("again") : t("mailCode")}
            </FormButton>
          </p>
        </AccountForm>
        {by === "code" && !mailed ? null : (
          <>
            <Card id="password" title={t("password")}>
              <AccountForm action={act} first={await saidBefore(here, said, "password")} className="max-w-lg">
                <div className="grid gap-4">
                  <ProofFields id="change" by={by} />
                  <NewPasswordField id="change-password" length={passwordLength} again />
                  <FormButton asks="password" className="justify-self-start">
                    {t(profile?.hasPassword ? "change" : "set")}
                  </FormButton>
                </div>
              </AccountForm>
            </Card>
            <Card id="data" title={t("data")} text={t("exportText")}>
              <ExportForm locale={locale} by={by} refused={typeof refused === "string" ? refused : null} />
            </Card>
            <Card id="delete" title={t("delete")} text={t("deleteText")} danger>
              {open.length > 0 ? (
                <p className="font-semibold">{t("deleteOpen", { orders: open.join(", ") })}</p>
              ) : (
                <details open={deletion !== null}>
                  <summary className="inline-flex min-h-11 items-center font-semibold text-tomato underline-offset-4 hover:underline">
                    {t("delete")}
                  </summary>
                  <p className="mt-1 font-semibold">{t("proof")}</p>
                  <AccountForm action={act} first={deletion} className="mt-3 max-w-lg">
                    <div className="grid gap-4">
                      <ProofFields id="delete" by={by} />
                      <FormButton asks="delete" tone="danger" className="justify-self-start">
                        {t("deleteYes")}
                      </FormButton>
                    </div>
                  </AccountForm>
                </details>
              )}
            </Card>
          </>
        )}
      </div>
    </AccountFrame>
  );
}

/** A plain form: what comes back is a file. @param refused the code of a refusal that it led back here with */
async function ExportForm({
  locale,
  by,
  refused,
}: {
  locale: string;
  by: "password" | "code";
  refused: string | null;
}) {
  const t = await getTranslations("account");
  const why = refused === "input.invalid" ? t(by === "code" ? "errors.code" : "errors.password") : null;
  return (
    <form method="post" action={`/${locale}/account/export`} className="grid max-w-lg gap-4">
      <ProofFields id="export" by={by} error={refused ? (why ?? refusalText(locale, refused)) : undefined} />
      <Button type="submit" tone="secondary" className="justify-self-start">
        {t("security.export")}
      </Button>
    </form>
  );
}
