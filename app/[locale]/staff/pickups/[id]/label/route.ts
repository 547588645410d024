import { labelPdf } from "@/app/_papers/pdf/label-pdf";
import { answerPdf } from "@/app/_papers/pdf-answer";
import { pageCtx } from "@/app/_server/adapters";
import { cachedStores } from "@/app/_server/cached";
import { db } from "@/db/client";
import { dateAndTimeAt } from "@/lib/i18n/when";
import { isStaff } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { staffPickup } from "@/lib/pickup/queries";
import { localeOf } from "../../../_entry/clerk";

type Asked = { params: Promise<{ locale: string; id: string }> };

const mostBags = 9;

/** The label of a pickup for the collection shelf, one for each bag: `?size=roll|a4&bags=2`. To look at and print. */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const { locale: named, id } = await params;
  const locale = localeOf(named);
  const asked = new URL(request.url).searchParams;
  const bags = Math.min(mostBags, Math.max(1, Math.trunc(Number(asked.get("bags"))) || 1));
  return answerPdf(async () => {
    const ctx = await pageCtx({ locale, channel: "staff" });
    if (!isStaff(ctx.actor)) throw refusal(ctx.actor);
    const { order, pickup } = await staffPickup(db(), ctx, id);
    const timeZone = (await cachedStores()).find((s) => s.slug === pickup.store)?.timeZone ?? "UTC";
    const label = {
      order: order.number,
      name: order.customer.name,
      pickupPerson: order.pickupPerson?.name ?? null,
      store: pickup.storeName,
      shelf: pickup.shelf,
      // Paper is read on another day than today: a date, and no "tomorrow".
      until: pickup.pickupBy && dateAndTimeAt(new Date(pickup.pickupBy), locale, timeZone),
      bags,
    };
    const size = asked.get("size") === "a4" ? "a4" : "roll";
    return { name: `label-${order.number}`, shown: "inline", write: () => labelPdf(label, size, locale) };
  });
}
