import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { scanFor } from "@/app/_server/recent-scans";
import { Counter } from "@/components/staff/counter";
import { FindField } from "@/components/staff/find-field";
import { KeepFresh } from "@/components/staff/keep-fresh";
import { LabelLinks } from "@/components/staff/label-links";
import { PickupContact, PickupHead } from "@/components/staff/pickup-head";
import { Timeline } from "@/components/staff/timeline";
import { db } from "@/db/client";
import { titlesOf } from "@/lib/catalog/titles";
import { actorRef, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { staffPickup } from "@/lib/pickup/queries";
import { shelvesToChoose } from "@/lib/pickup/shelves";
import { signatureOf } from "@/lib/pickup/signature";
import { pickerName } from "@/lib/pickup/start-picking";
import { unitCosts } from "@/lib/pickup/unit-costs";
import { bringOut, cancelPickup, handOver } from "../../_actions/closing";
import { scanHere } from "../../_actions/find";
import { callOff, reissueCode, revokeCode, shortLine, undo } from "../../_actions/mending";
import { markReady, pickAll, pickLine, release, startPicking } from "../../_actions/picking";
import { clerkCtx, storesOf } from "../../_entry/clerk";
import { CounterFrame } from "../../_entry/counter-frame";
import { pickupPath } from "../../_entry/staff-path";
import { pickupView } from "../../_view/pickup-view";
import { words } from "../../_view/words";

export const generateStaticParams = () => [{ id: placeholder }];

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => {
  const locale = await pageLocale();
  const ctx = await clerkCtx(locale, pickupPath(locale, id));
  try {
    return { ctx, locale, ...(await staffPickup(db(), ctx, id)) };
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
});

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { order } = await read((await params).id);
  const t = await getTranslations("staff.pickup");
  return { title: t("heading", { number: order.number }) };
}

export default async function PickupPage({ params }: Props) {
  const { ctx, locale, order, pickup } = await read((await params).id);
  const stores = await storesOf(ctx);
  const timeZone = stores.find((s) => s.id === pickup.locationId)?.timeZone ?? "UTC";
  const skus = pickup.lines.map((l) => l.sku);
  const isOwed = pickup.state === "ready" && pickup.payment?.state === "pending";
  const [titles, scan, labels, everyStore, costs, signature] = await Promise.all([
    titlesOf(db(), skus, locale),
    scanFor(pickup.id, actorRef(ctx.actor), ctx.now),
    pickup.state === "picking" ? shelvesToChoose(db(), ctx, pickup.store, 8) : [],
    cachedStores(),
    isOwed ? unitCosts(db(), pickup.id) : null,
    pickup.state === "collected" ? signatureOf(db(), ctx, pickup.id) : null,
  ]);
  const t = await getTranslations("staff");
  const view = pickupView({
    order,
    pickup,
    t: words(locale),
    view: { locale, timeZone, now: ctx.now },
    // A pickup may have come here from a store that is not the reader's.
    storeNames: new Map(everyStore.map((s) => [s.slug, s.name])),
    titles,
    proof: scan?.method ?? null,
    manager: isStaff(ctx.actor, "manager"),
    me: pickerName(ctx),
    costs,
    signature,
  });
  const place = { locale, id: pickup.id };
  const board = `/${locale}/staff?store=${pickup.store}`;
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <KeepFresh />
      <FindField find={scanHere.bind(null, place)} firstKey={newId()} picking={pickup.state === "picking"} />
      <div className="mt-5 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[1.5fr_1fr]">
        <div className="grid gap-5">
          <PickupHead view={view} />
          <Counter
            key={pickup.id}
            view={view}
            firstKey={newId()}
            labels={labels}
            presses={{
              release: release.bind(null, place),
              startPicking: startPicking.bind(null, place),
              pickLine: pickLine.bind(null, place),
              shortLine: shortLine.bind(null, place),
              pickAll: pickAll.bind(null, place),
              markReady: markReady.bind(null, place),
              bringOut: bringOut.bind(null, place),
              handOver: handOver.bind(null, place),
              callOff: callOff.bind(null, { ...place, number: order.number }),
              cancel: cancelPickup.bind(null, place),
              undo: undo.bind(null, place),
              reissueCode: reissueCode.bind(null, place),
              revokeCode: revokeCode.bind(null, place),
            }}
          />
        </div>
        <section aria-labelledby="timeline">
          <h2 id="timeline" className="mb-3 text-xl">
            {t("pickup.timeline")}
          </h2>
          <Timeline entries={view.timeline} />
          <div className="mt-4">
            <PickupContact view={view} />
          </div>
          {pickup.state === "ready" ? (
            <div className="mt-6">
              <h2 className="mb-3 text-xl">{t("paper.label")}</h2>
              <LabelLinks pickup={pickup.id} />
            </div>
          ) : null}
        </section>
      </div>
    </CounterFrame>
  );
}
