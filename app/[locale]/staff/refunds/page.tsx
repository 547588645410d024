import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { RefundCard } from "@/components/staff/refund-card";
import { RefundForm } from "@/components/staff/refund-form";
import { ReturnSearch } from "@/components/staff/return-search";
import { SecondDecision } from "@/components/staff/second-decision";
import { db } from "@/db/client";
import { orderNamed } from "@/lib/exchanges/order-named";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { formatMoney } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import { type Refund, type Refundable, refundable, staffRefunds } from "@/lib/refunds/queries";
import { approveRefund, giveRefund, rejectRefund } from "../_actions/refunds";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { NoStore } from "../_entry/no-store";
import { chosenOf } from "../_entry/place-here";
import { refundCardView, refundLineView } from "../_view/refund-view";
import { words } from "../_view/words";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.refunds");
  return { title: t("title") };
}

/** As many as anybody looks back at. */
const latest = 12;

type Props = { searchParams: Promise<{ store?: string | string[]; order?: string | string[] }> };

/** Money back for goods that stay with who bought them. */
export default async function RefundsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, order: number } = await searchParams;
  const path = `/${locale}/staff/refunds`;
  const ctx = await clerkCtx(locale, path);
  const t = words(locale);
  const stores = await storesOf(ctx);
  const store = await chosenOf(stores, asked);
  const board = `/${locale}/staff`;
  if (!store) return <NoStore locale={locale} ctx={ctx} />;
  const text = typeof number === "string" ? number.trim().slice(0, 40) : "";
  const order = text ? await handedOver(ctx, store.slug, text) : null;
  const refunds = await staffRefunds(db(), ctx, latest);
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="text-2xl">
        {t("refunds.title")}: {store.name}
      </h1>
      <p className="mt-2 mb-4">{t("refunds.lead")}</p>
      <ReturnSearch path={path} store={store.slug} text={text} />
      <div className="mt-6 grid gap-8">
        {order && order.lines.length > 0 ? (
          <section aria-labelledby="order" className="grid gap-5">
            <h2 id="order" className="text-xl">
              {t("returns.of", { number: order.order, name: order.customer })}
            </h2>
            <RefundForm
              give={giveRefund.bind(null, { locale, store: store.slug, order: order.order })}
              firstKey={newId()}
              lines={order.lines.map((line) => refundLineView(line, t, { locale, currency: order.currency }))}
            />
          </section>
        ) : (
          <NothingHere
            icon={text ? "search" : "scan"}
            title={text ? t("refunds.none", { text }) : t("refunds.emptyTitle")}
            ways={[{ href: board, label: t("toBoard") }]}
          >
            {text ? t("refunds.noneHint") : t("refunds.emptyText")}
          </NothingHere>
        )}
        {refunds.length > 0 ? (
          <section aria-labelledby="latest">
            <h2 id="latest" className="mb-3 text-xl">
              {t("refunds.past")}
            </h2>
            <ul className="grid gap-3">
              {refunds.map((refund) => (
                <Given key={refund.id} refund={refund} ctx={ctx} locale={locale} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </CounterFrame>
  );
}

/** The order that somebody named by whatever came with its goods, as far as this store handed it over. */
async function handedOver(ctx: Ctx, store: string, text: string): Promise<Refundable | null> {
  const order = await orderNamed(db(), ctx, text);
  if (order === null) return null;
  try {
    return await refundable(db(), ctx, { order, store });
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") return null;
    throw error;
  }
}

function Given({ refund, ctx, locale }: { refund: Refund; ctx: Ctx; locale: Locale }) {
  const of = { locale, id: refund.id };
  const t = words(locale);
  return (
    <RefundCard view={refundCardView(refund, t, locale)}>
      {refund.state === "held" ? (
        <SecondDecision
          id={refund.id}
          words={{
            approve: t("refunds.approve", { amount: formatMoney(refund.amount, locale) }),
            approving: t("refunds.approving"),
            reject: t("refunds.reject"),
            rejecting: t("refunds.rejecting"),
            why: t("refunds.why"),
          }}
          approve={isStaff(ctx.actor, "manager") ? approveRefund.bind(null, of) : null}
          reject={rejectRefund.bind(null, of)}
          keys={[newId(), newId()]}
        />
      ) : null}
    </RefundCard>
  );
}
