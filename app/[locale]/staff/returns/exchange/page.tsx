import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { Link } from "@/components/ui/link";
import { isStaff } from "@/lib/kernel/actor";
import { clerkCtx, storesOf } from "../../_entry/clerk";
import { CounterFrame } from "../../_entry/counter-frame";
import { returnLineView } from "../../_view/return-view";
import { words } from "../../_view/words";
import { orderAtTheDesk } from "../order-at-the-desk";
import { asked } from "./asked";
import { ExchangeDesk } from "./exchange-desk";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.exchange");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One line of an order that comes back for something else. All of it is in the address, up to the last press. */
export default async function ExchangePage({ searchParams }: Props) {
  const locale = await pageLocale();
  const ask = asked(await searchParams);
  const returns = `/${locale}/staff/returns`;
  const ctx = await clerkCtx(locale, returns);
  const t = words(locale);
  const store = (await storesOf(ctx)).find(({ slug }) => slug === ask.store);
  const order = store && (await orderAtTheDesk(ctx, ask.order));
  const line = order?.lines.find(({ lineId }) => lineId === ask.line);
  const desk = `${returns}?${new URLSearchParams({ store: ask.store, order: order?.order ?? "" })}`;
  const view = { locale, timeZone: store?.timeZone ?? "UTC", now: ctx.now };
  const shown = line && returnLineView(line, t, view);
  const may = shown && (!shown.late || isStaff(ctx.actor, "manager"));
  const title = <h1 className="mb-5 text-2xl">{t("exchange.title")}</h1>;
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`/${locale}/staff`} back>
      {store && order && shown && may ? (
        <>
          <Link href={desk} className="text-action inline-flex min-h-11 items-center">
            {t("exchange.toOrder", { number: order.order })}
          </Link>
          {title}
          <ExchangeDesk ask={ask} order={order} line={shown} store={store} ctx={ctx} locale={locale} />
        </>
      ) : (
        <>
          {title}
          <NothingHere
            icon="search"
            title={t("exchange.nothing")}
            ways={[{ href: order ? desk : returns, label: t("returns.title") }]}
          >
            {t("returns.noneHint")}
          </NothingHere>
        </>
      )}
    </CounterFrame>
  );
}
