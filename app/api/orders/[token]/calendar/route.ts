import type { NextRequest } from "next/server";
import { answerToError } from "@/app/_server/problem-answer";
import { db } from "@/db/client";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { env } from "@/lib/kernel/env";
import { notFound } from "@/lib/kernel/problem";
import { calendarFile } from "@/lib/orders/calendar-file";
import type { Fulfillment } from "@/lib/orders/order";
import { orderByToken } from "@/lib/orders/queries";
import { pickupStates } from "@/lib/pickup/states";
import { storeById } from "@/lib/stores/queries";

const minutes = 60_000;
/** How long somebody is expected at the counter when no window says so. */
const visit = 30 * minutes;

/**
 * One pickup for the shopper's calendar: `?pickup=<id>&locale=<language>`. Its window, or as soon as it is ready; once
 * it waits already, the end of its time. The order's link stands in it, as in the mail, and no name.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/orders/[token]/calendar">,
): Promise<Response> {
  try {
    const token = (await params).token.slice(0, 200);
    const asked = request.nextUrl.searchParams;
    const locale = asked.get("locale") ?? "";
    const order = await orderByToken(db(), token);
    const pickup = order.fulfillments.find((f) => f.id === asked.get("pickup") && canBeCollected(f));
    if (!pickup) throw notFound("pickup");
    const { address } = await storeById(db(), pickup.locationId);
    const language = isLocale(locale) ? locale : order.locale;
    const t = translator(language, "order.calendarFile");
    const { origin } = env();
    const file = calendarFile({
      id: `${pickup.id}@${new URL(origin).hostname}`,
      title: t("title", { number: order.number, store: pickup.storeName }),
      place: `${pickup.storeName}, ${address.street}, ${address.postalCode} ${address.city}`,
      details: t("details", { link: `${origin}/${language}/orders/${token}` }),
      ...spanOf(pickup, new Date()),
      at: new Date(),
    });
    return new Response(file, {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `attachment; filename="order-${order.number.replace(/[^A-Za-z0-9-]/g, "")}.ics"`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return answerToError(error, "GET /api/orders/{token}/calendar");
  }
}

const canBeCollected = ({ method, state }: Fulfillment): boolean =>
  method !== "delivery" && (pickupStates.open as readonly string[]).includes(state);

function spanOf(f: Fulfillment, now: Date): { startsAt: Date; endsAt: Date } {
  if (f.window) return { startsAt: new Date(f.window.startsAt), endsAt: new Date(f.window.endsAt) };
  const ready = new Date(f.readyBy);
  if (f.pickupBy && ready < now) {
    const endsAt = new Date(f.pickupBy);
    return { startsAt: new Date(endsAt.getTime() - visit), endsAt };
  }
  return { startsAt: ready, endsAt: new Date(ready.getTime() + visit) };
}
