import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedDepartments } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { Card } from "@/components/shop/account/card";
import { SaidBox } from "@/components/shop/account/said-box";
import { NothingHere } from "@/components/staff/nothing-here";
import { Icon } from "@/components/ui/icon";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import { isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { promotionKinds } from "@/lib/promotions/promotion-states";
import { staffPromotions } from "@/lib/promotions/staff-promotions";
import { dayOf } from "@/lib/stores/hours";
import { changePromotion, makePromotion } from "../_actions/promotions";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { promotionView } from "../_view/promotion-view";
import { PromotionCard } from "./promotion-card";
import { PromotionForm } from "./promotion-form";
import "./promotions.css";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("offers.promotions");
  return { title: t("title") };
}

/** As many as anybody looks back at. */
const latest = 100;

type Props = { searchParams: Promise<{ said?: string | string[] }> };

export default async function PromotionsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { said } = await searchParams;
  const path = `/${locale}/staff/promotions`;
  const ctx = await clerkCtx(locale, path);
  const [t, staff] = await Promise.all([getTranslations("offers.promotions"), getTranslations("staff")]);
  const board = `/${locale}/staff`;
  if (!isStaff(ctx.actor, "manager"))
    return (
      <CounterFrame locale={locale} ctx={ctx} board={board} back>
        <h1 className="mb-4 text-2xl">{t("title")}</h1>
        <NothingHere icon="info" title={t("notYours")} ways={[{ href: board, label: staff("toBoard") }]}>
          {t("notYoursText")}
        </NothingHere>
      </CounterFrame>
    );
  const admin = isStaff(ctx.actor, "admin");
  const [promotions, departments, stores] = await Promise.all([
    staffPromotions(db(), ctx, latest),
    cachedDepartments(),
    storesOf(ctx),
  ]);
  const timeZone = stores[0]?.timeZone ?? "UTC";
  const done = await saidBefore(path, said);
  const firsts = await Promise.all(promotions.map(({ id }) => saidBefore(path, said, id)));
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-2 mb-5 max-w-text">{t("lead")}</p>
      <div role="status" className="mb-5 empty:hidden">
        {done ? (
          <SaidBox tone={done.tone} icon={<Icon name="check" />}>
            {done.message}
          </SaidBox>
        ) : null}
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {promotions.length === 0 ? (
          <NothingHere icon="calendar" title={t("none")} ways={[{ href: board, label: staff("toBoard") }]}>
            {t("noneText")}
          </NothingHere>
        ) : (
          <ul className="grid gap-3">
            {promotions.map((promotion, n) => (
              <PromotionCard
                key={promotion.id}
                view={promotionView(promotion, locale, timeZone)}
                change={changePromotion.bind(null, locale, promotion.id)}
                first={firsts[n] ?? null}
                sendKey={newId()}
                file={`${path}/codes?promotion=${promotion.id}`}
              />
            ))}
          </ul>
        )}
        <Card id="make" title={t("make")}>
          <PromotionForm
            key={promotions[0]?.id ?? ""}
            make={makePromotion.bind(null, locale)}
            first={await saidBefore(path, said, "make")}
            sendKey={newId()}
            kinds={promotionKinds.filter((kind) => admin || kind !== "free_delivery")}
            departments={departments.map(({ slug, name }) => ({ slug, name: textIn(name, locale) }))}
            stores={stores.filter(({ kind }) => kind === "store").map(({ slug, name }) => ({ slug, name }))}
            needsStore={!admin}
            currency={shop.currency}
            today={dayOf(timeZone, ctx.now)}
          />
        </Card>
      </div>
    </CounterFrame>
  );
}
