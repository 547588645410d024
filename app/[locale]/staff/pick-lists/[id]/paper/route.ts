import { pickListPdf } from "@/app/_papers/pdf/pick-list-pdf";
import { answerPdf } from "@/app/_papers/pdf-answer";
import { pageCtx } from "@/app/_server/adapters";
import { db } from "@/db/client";
import { titlesOf } from "@/lib/catalog/titles";
import { isStaff } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { pickList } from "@/lib/pickup/pick-lists";
import { localeOf, storesOf } from "../../../_entry/clerk";
import { roundPaper } from "../../../_view/round-paper";
import { words } from "../../../_view/words";

type Asked = { params: Promise<{ locale: string; id: string }> };

/** A round through the store on paper, to look at and print. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { locale: named, id } = await params;
  const locale = localeOf(named);
  return answerPdf(async () => {
    const ctx = await pageCtx({ locale, channel: "staff" });
    if (!isStaff(ctx.actor)) throw refusal(ctx.actor);
    const list = await pickList(db(), ctx, id);
    const store = (await storesOf(ctx)).find((s) => s.slug === list.store);
    const skus = list.lines.map((line) => line.sku);
    const paper = roundPaper({
      list,
      store: store?.name ?? list.store,
      titles: await titlesOf(db(), skus, locale),
      t: words(locale),
      view: { locale, timeZone: store?.timeZone ?? "UTC", now: ctx.now },
    });
    return { name: `pick-list-${list.store}`, shown: "inline", write: () => pickListPdf(paper, locale) };
  });
}
