import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { ReturnSearch } from "@/components/staff/return-search";
import { db } from "@/db/client";
import { papersOfReturns } from "@/lib/orders/documents";
import { staffReturns } from "@/lib/returns/queries";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { NoStore } from "../_entry/no-store";
import { chosenOf } from "../_entry/place-here";
import { words } from "../_view/words";
import { DeskReturn } from "./desk-return";
import { OrderAtTheDesk, orderAtTheDesk } from "./order-at-the-desk";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.returns");
  return { title: t("title") };
}

/** As many of the store's own as anybody looks back at. */
const latest = 12;

type Props = { searchParams: Promise<Partial<Record<"store" | "order" | "done", string | string[]>>> };

export default async function ReturnsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, order: number, done } = await searchParams;
  const path = `/${locale}/staff/returns`;
  const ctx = await clerkCtx(locale, path);
  const t = words(locale);
  const stores = await storesOf(ctx);
  const store = await chosenOf(stores, asked);
  const board = `/${locale}/staff`;
  if (!store) return <NoStore locale={locale} ctx={ctx} />;
  const text = typeof number === "string" ? number.trim().slice(0, 300) : "";
  const order = text ? await orderAtTheDesk(ctx, text) : null;
  const returns = (await staffReturns(db(), ctx, latest)).filter((r) => r.order !== order?.order);
  const shown = [...(order?.returns ?? []), ...returns].map(({ id }) => id);
  const papers = shown.length > 0 ? await papersOfReturns(db(), shown) : [];
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="text-2xl">
        {t("returns.title")}: {store.name}
      </h1>
      <p className="mt-2 mb-4">{t("returns.lead")}</p>
      <ReturnSearch path={path} store={store.slug} text={order?.order ?? text} />
      <div className="mt-6 grid gap-8">
        {order && done ? (
          <p role="status" className="rounded-lg bg-green-soft px-4 py-3 font-semibold">
            {t("exchange.done")}
          </p>
        ) : null}
        {order ? (
          <OrderAtTheDesk
            order={order}
            papers={papers}
            store={store}
            ctx={ctx}
            locale={locale}
            done={done === "1"}
          />
        ) : (
          <NothingHere
            icon={text ? "search" : "scan"}
            title={text ? t("returns.none", { text }) : t("returns.emptyTitle")}
            ways={[{ href: board, label: t("toBoard") }]}
          >
            {text ? t("returns.noneHint") : t("returns.emptyText")}
          </NothingHere>
        )}
        {returns.length > 0 ? (
          <section aria-labelledby="latest">
            <h2 id="latest" className="mb-3 text-xl">
              {t("returns.past")}
            </h2>
            <ul className="grid gap-3">
              {returns.map((back) => (
                <DeskReturn key={back.id} back={back} papers={papers} ctx={ctx} locale={locale} here />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </CounterFrame>
  );
}
