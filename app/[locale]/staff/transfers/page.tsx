import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { KeepFresh } from "@/components/staff/keep-fresh";
import { NothingHere } from "@/components/staff/nothing-here";
import { TransferCard, type TransferCardView } from "@/components/staff/transfer-card";
import { db } from "@/db/client";
import { titlesOf } from "@/lib/catalog/titles";
import { staffTransfers } from "@/lib/inventory/transfer-queries";
import { newId } from "@/lib/kernel/id";
import { ownPlaces } from "@/lib/stores/own-place";
import { receiveTransfer, sendTransfer } from "../_actions/stock";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { transferCardView } from "../_view/transfer-card-view";
import { words } from "../_view/words";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.transfers");
  return { title: t("title") };
}

/** More than anybody works through before looking again; the oldest come first. */
const shown = 100;

const parts = [
  ["send", "toSend"],
  ["receive", "coming"],
  ["none", "elsewhere"],
] as const satisfies readonly (readonly [TransferCardView["turn"], string])[];

export default async function TransfersPage() {
  const locale = await pageLocale();
  const ctx = await clerkCtx(locale, `/${locale}/staff/transfers`);
  const t = words(locale);
  const board = `/${locale}/staff`;
  const [places, transfers] = await Promise.all([
    ownPlaces(db(), ctx),
    staffTransfers(db(), ctx, { limit: shown }),
  ]);
  const skus = [...new Set(transfers.flatMap((transfer) => transfer.lines.map((l) => l.sku)))];
  const titles = await titlesOf(db(), skus, locale);
  const view = { locale, now: ctx.now, timeZone: places[0]?.timeZone ?? "UTC", places, titles };
  const cards = transfers.map((transfer) => transferCardView(transfer, t, view));
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <KeepFresh />
      <h1 className="mb-3 text-2xl">{t("transfers.title")}</h1>
      {cards.length === 0 ? (
        <NothingHere
          icon="car"
          title={t("transfers.empty.title")}
          ways={[
            { href: board, label: t("toBoard") },
            { href: `${board}/stock`, label: t("stock.title") },
          ]}
        >
          {t("transfers.empty.text")}
        </NothingHere>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-3">
        {parts.map(([turn, title]) => {
          const mine = cards.filter((card) => card.turn === turn);
          if (mine.length === 0) return null;
          return (
            <section key={turn} className="grid gap-3">
              <h2 className="text-xl">{t(`transfers.${title}`)}</h2>
              {mine.map((card) => (
                <TransferCard
                  key={card.id}
                  view={card}
                  firstKey={newId()}
                  send={sendTransfer.bind(null, { locale, id: card.id })}
                  receive={receiveTransfer.bind(null, { locale, id: card.id })}
                />
              ))}
            </section>
          );
        })}
      </div>
    </CounterFrame>
  );
}
