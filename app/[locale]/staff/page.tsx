import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { Board } from "@/components/staff/board";
import { CounterLinks, counterLinksId } from "@/components/staff/counter-links";
import { FindField } from "@/components/staff/find-field";
import { CounterKeeper } from "@/components/staff/offline/counter-keeper";
import { StoreSwitch } from "@/components/staff/store-switch";
import { Icon } from "@/components/ui/icon";
import { db } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { pickerName } from "@/lib/pickup/start-picking";
import { openPicks } from "@/lib/stores/open-picks";
import { chooseStore } from "./_actions/choose-store";
import { findPickup } from "./_actions/find";
import { clerkCtx, storesOf } from "./_entry/clerk";
import { CounterFrame } from "./_entry/counter-frame";
import { chosenOf } from "./_entry/place-here";
import { boardAnswer, readBoard } from "./_view/read-board";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff");
  return { title: t("board") };
}

type Props = { searchParams: Promise<{ store?: string | string[] }> };

export default async function BoardPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked } = await searchParams;
  const path = `/${locale}/staff`;
  const ctx = await clerkCtx(locale, typeof asked === "string" ? `${path}?store=${asked}` : path);
  const [t, offers, shelves, manage] = await Promise.all([
    getTranslations("staff"),
    getTranslations("offers"),
    getTranslations("shelves"),
    getTranslations("manage"),
  ]);
  const stores = await storesOf(ctx);
  const store = await chosenOf(stores, asked);
  if (!store)
    return (
      <CounterFrame locale={locale} ctx={ctx} board={path}>
        <h1 className="text-2xl">{t("noStore.title")}</h1>
        <p className="mt-2">{t("noStore.text")}</p>
      </CounterFrame>
    );
  const paused = (await openPicks(db(), [store.id])).get(store.id) === "paused";
  const choices = stores.map(({ slug, name }) => ({ slug, name }));
  return (
    <CounterFrame
      locale={locale}
      ctx={ctx}
      board={`${path}?store=${store.slug}`}
      beside={
        choices.length > 1 ? (
          <StoreSwitch stores={choices} chosen={store.slug} choose={chooseStore.bind(null, { locale })} />
        ) : null
      }
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="text-2xl">{store.name}</h1>
        <a
          href={`#${counterLinksId}`}
          className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
        >
          {t("elsewhere")}
        </a>
      </div>
      {paused ? (
        <p className="mb-3 flex items-center gap-2 rounded-md border-2 border-tomato bg-tomato-soft px-3 py-2.5 text-lg font-bold text-ink">
          <Icon name="warning" size={24} className="text-tomato" />
          {manage("settings.pause.paused")}
        </p>
      ) : null}
      <FindField find={findPickup.bind(null, { locale })} firstKey={newId()} />
      <CounterKeeper key={`keeper ${store.slug}`} address={`${path}/board/kept?store=${store.slug}`} />
      <div className="mt-3">
        <Board
          key={store.slug}
          first={boardAnswer(await readBoard(ctx, store), ctx, store)}
          firstNow={ctx.now.getTime()}
          address={`${path}/board?store=${store.slug}`}
          changes={`${path}/board/changes?store=${store.slug}`}
          store={store.slug}
          me={pickerName(ctx)}
          timeZone={store.timeZone}
        />
      </div>
      <CounterLinks
        links={[
          { href: `${path}/pick-lists?store=${store.slug}`, label: t("round.title") },
          { href: `${path}/put-backs?store=${store.slug}`, label: t("putBacks.title") },
          { href: `${path}/returns?store=${store.slug}`, label: t("returns.title") },
          { href: `${path}/refunds?store=${store.slug}`, label: t("refunds.title") },
          { href: `${path}/stock?store=${store.slug}`, label: t("stock.title") },
          { href: `${path}/sell?store=${store.slug}`, label: shelves("do.sellAny") },
          { href: `${path}/transfers`, label: t("transfers.title") },
          ...(isStaff(ctx.actor, "manager")
            ? [
                { href: `${path}/reports?store=${store.slug}`, label: manage("reports.title") },
                { href: `${path}/settings?store=${store.slug}`, label: manage("settings.title") },
                { href: `${path}/closing?store=${store.slug}`, label: t("closing.title") },
                { href: `${path}/payments`, label: t("payments.title") },
                { href: `${path}/poster?store=${store.slug}`, label: shelves("poster.link") },
                { href: `${path}/promotions`, label: offers("promotions.title") },
                { href: `${path}/gift-cards`, label: offers("giftCards.title") },
              ]
            : []),
        ]}
      />
    </CounterFrame>
  );
}
