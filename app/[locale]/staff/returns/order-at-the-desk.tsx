import { ReturnForm } from "@/components/staff/return-form";
import type { ExchangeLinks } from "@/components/staff/return-view";
import { db } from "@/db/client";
import { orderNamed } from "@/lib/exchanges/order-named";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import type { ReturnPaper } from "@/lib/orders/documents";
import { type Returnable, returnable } from "@/lib/returns/queries";
import type { Store } from "@/lib/stores/store";
import { receiveReturn } from "../_actions/returns";
import { returnLineView } from "../_view/return-view";
import { words } from "../_view/words";
import { DeskReturn } from "./desk-return";
import { addressOf } from "./exchange/asked";

/** The order that somebody named by whatever came with its goods, or null when there is none. */
export async function orderAtTheDesk(ctx: Ctx, text: string): Promise<Returnable | null> {
  const number = await orderNamed(db(), ctx, text);
  if (number === null) return null;
  try {
    return await returnable(db(), ctx, number);
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") return null;
    throw error;
  }
}

type Props = {
  order: Returnable;
  papers: readonly ReturnPaper[];
  store: Store;
  ctx: Ctx;
  locale: Locale;
  /** Whether something was exchanged just now: then its papers come first. */
  done: boolean;
};

/** What of an order may come back, the form that takes it, and what has come back before. */
export function OrderAtTheDesk({ order, papers, store, ctx, locale, done }: Props) {
  const t = words(locale);
  const view = { locale, timeZone: store.timeZone, now: ctx.now };
  const announced = order.returns.find((r) => r.state === "requested" && !r.needsApproval);
  const past =
    order.returns.length > 0 ? (
      <ul className="grid gap-3">
        {order.returns.map((back) => (
          <DeskReturn
            key={back.id}
            back={back}
            papers={papers}
            ctx={ctx}
            locale={locale}
            here={back.store === store.slug}
          />
        ))}
      </ul>
    ) : null;
  return (
    <section aria-labelledby="order" className="grid gap-5">
      <h2 id="order" className="text-xl">
        {t("returns.of", { number: order.order, name: order.customer })}
      </h2>
      {done ? past : null}
      {order.lines.length > 0 ? (
        <ReturnForm
          takeBack={receiveReturn.bind(null, { locale, store: store.slug, order: order.order })}
          firstKey={newId()}
          lines={order.lines.map((line) => returnLineView(line, t, view))}
          exchanges={exchangeLinks(locale, store, order)}
          announced={announced?.id ?? null}
          mayGoBeyond={isStaff(ctx.actor, "manager")}
        />
      ) : (
        <p>{t("returns.nothingLeft")}</p>
      )}
      {done ? null : past}
    </section>
  );
}

const exchangeLinks = (locale: Locale, store: Store, { order, lines }: Returnable): ExchangeLinks =>
  Object.fromEntries(
    lines.map(({ lineId: line }) => [
      line,
      addressOf(locale, { store: store.slug, order, line, quantity: 1, out: null, q: "" }),
    ]),
  );
