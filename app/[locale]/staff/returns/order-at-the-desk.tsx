import { ReturnForm } from "@/components/staff/return-form";
import { db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { type Returnable, returnable } from "@/lib/returns/queries";
import type { Store } from "@/lib/stores/store";
import { receiveReturn } from "../_actions/returns";
import { returnLineView } from "../_view/return-view";
import { words } from "../_view/words";
import { DeskReturn } from "./desk-return";

/** The order that somebody named, or null when there is none. */
export async function orderAtTheDesk(ctx: Ctx, number: string): Promise<Returnable | null> {
  try {
    return await returnable(db(), ctx, number);
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") return null;
    throw error;
  }
}

type Props = { order: Returnable; store: Store; ctx: Ctx; locale: Locale };

/** What of an order may come back, the form that takes it, and what has come back before. */
export function OrderAtTheDesk({ order, store, ctx, locale }: Props) {
  const t = words(locale);
  const view = { locale, timeZone: store.timeZone, now: ctx.now };
  const announced = order.returns.find((r) => r.state === "requested" && !r.needsApproval);
  return (
    <section aria-labelledby="order" className="grid gap-5">
      <h2 id="order" className="text-xl">
        {t("returns.of", { number: order.order, name: order.customer })}
      </h2>
      {order.lines.length > 0 ? (
        <ReturnForm
          takeBack={receiveReturn.bind(null, { locale, store: store.slug, order: order.order })}
          firstKey={newId()}
          lines={order.lines.map((line) => returnLineView(line, t, view))}
          announced={announced?.id ?? null}
          mayGoBeyond={isStaff(ctx.actor, "manager")}
        />
      ) : (
        <p>{t("returns.nothingLeft")}</p>
      )}
      {order.returns.length > 0 ? (
        <ul className="grid gap-3">
          {order.returns.map((back) => (
            <DeskReturn
              key={back.id}
              back={back}
              ctx={ctx}
              locale={locale}
              here={back.store === store.slug}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
