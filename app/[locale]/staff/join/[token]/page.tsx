import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { JoinForm } from "@/components/staff/join-form";
import { buttonLooks } from "@/components/ui/button";
import { db } from "@/db/client";
import { passwordLength } from "@/lib/identity/new-password";
import { openInvitation } from "@/lib/identity/staff-invitation";
import { join } from "../../_actions/joining";
import { DoorFrame } from "../../_entry/door-frame";
import { saidStep } from "../../_entry/said-step";
import { joinPath, signInPath } from "../../_entry/staff-path";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.join");
  return { title: t("title"), referrer: "same-origin" };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ said?: string | string[] }>;
};

/** What the link in an invitation's mail opens. Reading it uses nothing up. */
export default async function JoinPage({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const [{ token }, { said }] = [await params, await searchParams];
  await connection();
  const t = await getTranslations("people.join");
  const invitation = await openInvitation(db(), token);
  if (!invitation)
    return (
      <DoorFrame title={t("gone")} lead={t("goneText")}>
        <a href={signInPath(locale)} className={buttonLooks("primary", "large")}>
          {t("signIn")}
        </a>
      </DoorFrame>
    );
  return (
    <DoorFrame title={t("welcome", { name: invitation.name })} lead={t("lead")}>
      <JoinForm
        email={invitation.email}
        shortest={passwordLength.min}
        first={(await saidStep(joinPath(locale, token), said))?.state}
        join={join.bind(null, { locale, token })}
      />
    </DoorFrame>
  );
}
