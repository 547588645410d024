import { confirmationView } from "@/app/_papers/confirmation-view";
import { documentView } from "@/app/_papers/document-view";
import { pdfAnswer } from "@/app/_papers/pdf-answer";
import { pageCtx } from "@/app/_server/adapters";
import { cachedStores } from "@/app/_server/cached";
import { db } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { confirmationByNumber } from "@/lib/orders/confirmation";
import { numberedForStaff } from "@/lib/orders/documents";
import { localeOf } from "../../_entry/clerk";

type Asked = { params: Promise<{ locale: string; file: string }> };

/** What a store issued, or the confirmation of an order that it has a part of: for whoever works there. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { locale: named, file } = await params;
  const locale = localeOf(named);
  return pdfAnswer(file, locale, async (number) => {
    const ctx = await pageCtx({ locale, channel: "staff" });
    if (!isStaff(ctx.actor)) throw refusal(ctx.actor);
    const stores = await cachedStores();
    return /^[RC]-/.test(number)
      ? documentView(await numberedForStaff(db(), ctx, number), stores, locale)
      : confirmationView(await confirmationByNumber(db(), ctx, number), stores, locale);
  });
}
