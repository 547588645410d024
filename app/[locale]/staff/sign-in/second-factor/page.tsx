import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { standingHere } from "@/app/_server/session";
import { QrCode } from "@/components/shop/order/qr-code";
import { CodeStep } from "@/components/staff/code-step";
import { EnrolStep } from "@/components/staff/enrol-step";
import { FreshPage } from "@/components/staff/fresh-page";
import { Button } from "@/components/ui/button";
import { db } from "@/db/client";
import { enrolmentOf, prepareSecondFactor } from "@/lib/identity/second-factor";
import { ownWaysIn } from "@/lib/identity/staff-queries";
import { signOut } from "../../_actions/sign-out";
import { enrolCode, showCode } from "../../_actions/stepping";
import { DoorFrame } from "../../_entry/door-frame";
import { saidStep } from "../../_entry/said-step";
import { pathAfterSignIn, signInPath, stepPath } from "../../_entry/staff-path";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.step");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ next?: string | string[]; said?: string | string[] }> };

/**
 * The second step of signing in: a code, or taking an app in. Whoever is in already and has nothing to take in is led
 * on; whoever has just taken one in finds their recovery codes here before that.
 */
export default async function SecondFactorPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { next, said } = await searchParams;
  await connection();
  const standing = await standingHere();
  const userId =
    standing?.kind === "second_factor"
      ? standing.userId
      : standing?.kind === "open" && standing.actor.kind === "staff" && !standing.actor.byPin
        ? standing.actor.id
        : null;
  if (standing === null || userId === null) redirect(signInPath(locale));
  const way = { locale, next: typeof next === "string" ? next : null };
  const first = (await saidStep(stepPath(locale, "/second-factor", next), said))?.state;
  const t = await getTranslations("people");
  if (standing.kind === "second_factor" && standing.enrolled)
    return (
      <FreshPage>
        <DoorFrame title={t("step.title")} lead={t("step.lead")}>
          <CodeStep show={showCode.bind(null, way)} first={first} />
          <p className="text-sm">{t("step.lost")}</p>
          <SignOut locale={locale} label={t("step.out")} />
        </DoorFrame>
      </FreshPage>
    );
  // Somebody whose role was raised while they were signed in finds nothing lying ready yet.
  if (standing.kind === "second_factor") await prepareSecondFactor(db(), userId);
  const enrolment = await enrolmentOf(db(), userId);
  if (!enrolment && !first?.codes && !(await ownWaysIn(db(), userId)).secondFactor)
    redirect(`/${locale}/staff/me`);
  return (
    <DoorFrame title={t("enrol.title")} lead={t("enrol.lead")}>
      <EnrolStep enrol={enrolCode.bind(null, way)} first={first} next={pathAfterSignIn(next, locale)}>
        {enrolment ? (
          <div className="grid gap-3">
            <QrCode text={enrolment.uri} label={t("enrol.qr")} />
            <p>
              {t("enrol.typed")}
              <br />
              <code className="figures font-semibold break-words">{enrolment.secret}</code>
            </p>
          </div>
        ) : null}
      </EnrolStep>
      <SignOut locale={locale} label={t("step.out")} />
    </DoorFrame>
  );
}

const SignOut = ({ locale, label }: { locale: string; label: string }) => (
  <form action={signOut.bind(null, { locale })} className="grid">
    <Button type="submit" tone="quiet">
      {label}
    </Button>
  </form>
);
