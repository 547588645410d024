import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { OwnPinForm } from "@/components/staff/own-pin-form";
import { Button } from "@/components/ui/button";
import { db } from "@/db/client";
import { ownWaysIn } from "@/lib/identity/staff-queries";
import { setPin, wantSecondFactor } from "../_actions/me";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.me");
  return { title: t("title") };
}

/** Somebody's own ways in: the second factor and the PIN. */
export default async function OwnPage() {
  const locale = await pageLocale();
  const board = `/${locale}/staff`;
  const ctx = await clerkCtx(locale, `${board}/me`);
  const { actor } = ctx;
  const t = await getTranslations("people.me");
  const own = actor.kind === "staff" && !actor.byPin ? await ownWaysIn(db(), actor.id) : null;
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("title")}</h1>
      {own ? (
        <div className="mt-4 grid gap-8">
          <section className="grid max-w-md gap-2">
            <h2 className="text-xl">{t("factor")}</h2>
            {own.secondFactor ? (
              <p>{t("factorOn", { count: own.recoveryCodesLeft })}</p>
            ) : (
              <>
                <p>{t("factorOff")}</p>
                <form action={wantSecondFactor.bind(null, { locale })}>
                  <Button type="submit" tone="secondary">
                    {t("setFactor")}
                  </Button>
                </form>
              </>
            )}
          </section>
          {actor.kind === "staff" && actor.role !== "admin" ? (
            <section className="grid gap-2">
              <h2 className="text-xl">{t("pin")}</h2>
              <p className="max-w-md">{t(own.pin ? "pinOn" : "pinOff")}</p>
              <OwnPinForm set={setPin.bind(null, { locale })} />
            </section>
          ) : null}
        </div>
      ) : (
        <p className="mt-4">{t("byPin")}</p>
      )}
    </CounterFrame>
  );
}
