import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { RefusedPaymentCard } from "@/components/staff/refused-payment-card";
import { db } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { refusedPayments } from "@/lib/refunds/refused-payments";
import { settlingMeans } from "@/lib/refunds/states";
import { askPaymentAgain, settlePayment } from "../_actions/refunds";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { refusedView } from "../_view/refund-view";
import { words } from "../_view/words";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.payments");
  return { title: t("title") };
}

/** Money that a provider refuses to move, for a manager to do something about. */
export default async function PaymentsPage() {
  const locale = await pageLocale();
  const ctx = await clerkCtx(locale, `/${locale}/staff/payments`);
  const t = words(locale);
  const board = `/${locale}/staff`;
  const ways = [{ href: board, label: t("toBoard") }];
  const [store] = await storesOf(ctx);
  const manager = isStaff(ctx.actor, "manager");
  const refused = manager ? await refusedPayments(db(), ctx) : [];
  const view = { locale, timeZone: store?.timeZone ?? "UTC", now: ctx.now };
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("payments.title")}</h1>
      {refused.length > 0 ? (
        <>
          <p className="mt-2 mb-4">{t("payments.lead")}</p>
          <ul className="grid gap-4 lg:grid-cols-2">
            {refused.map((payment) => {
              const of = { locale, id: payment.id, what: payment.what };
              return (
                <RefusedPaymentCard
                  key={`${payment.what}:${payment.id}`}
                  view={refusedView(payment, t, view)}
                  means={settlingMeans.filter((by) => payment.what === "capture" || by !== "written_off")}
                  again={askPaymentAgain.bind(null, of)}
                  settle={settlePayment.bind(null, of)}
                  keys={[newId(), newId()]}
                />
              );
            })}
          </ul>
        </>
      ) : (
        <div className="mt-4">
          <NothingHere
            icon={manager ? "check" : "info"}
            title={t(manager ? "payments.none" : "payments.notYours")}
            ways={ways}
          >
            {t(manager ? "payments.noneText" : "payments.notYoursText")}
          </NothingHere>
        </div>
      )}
    </CounterFrame>
  );
}
