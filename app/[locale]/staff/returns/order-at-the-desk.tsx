import { ReturnCard } from "@/components/staff/return-card";
import { ReturnDecision } from "@/components/staff/return-decision";
import { ReturnForm } from "@/components/staff/return-form";
import { db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { formatMoney } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import { type Returnable, returnable } from "@/lib/returns/queries";
import type { Store } from "@/lib/stores/store";
import { approveReturn, receiveReturn, rejectReturn } from "../_actions/returns";
import { returnCardView, returnLineView } from "../_view/return-view";
import { words } from "../_view/words";

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
  const manager = isStaff(ctx.actor, "manager");
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
          mayGoBeyond={manager}
        />
      ) : (
        <p>{t("returns.nothingLeft")}</p>
      )}
      {order.returns.length > 0 ? (
        <ul className="grid gap-3">
          {order.returns.map((back) => (
            <ReturnCard key={back.id} view={returnCardView(back, t, locale)}>
              {back.needsApproval && back.store === store.slug ? (
                <ReturnDecision
                  id={back.id}
                  amount={formatMoney(back.amount, locale)}
                  approve={manager ? approveReturn.bind(null, { locale, id: back.id }) : null}
                  reject={rejectReturn.bind(null, { locale, id: back.id })}
                  keys={[newId(), newId()]}
                />
              ) : null}
            </ReturnCard>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
