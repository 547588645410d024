import type { PutBackView } from "@/components/staff/put-backs";
import type { PutBack } from "@/lib/pickup/put-backs";
import { endedBy } from "./ended-by";
import { sayWhen, type Viewpoint, type Words } from "./words";

/** One pickup that is over, as the list of goods to carry back shows it. */
export function putBackView(
  row: PutBack,
  titles: ReadonlyMap<string, string>,
  t: Words,
  view: Viewpoint,
): PutBackView {
  return {
    id: row.id,
    number: row.orderNumber,
    reason: t(`putBacks.reason.${row.what === "line" ? "line" : (endedBy(row.closeReason) ?? row.state)}`, {
      when: sayWhen(t, view, row.closedAt),
    }),
    shelf: row.shelf,
    lines: row.lines.map(({ lineId, sku, title, shelf, quantity }) => ({
      id: lineId,
      title: titles.get(sku) ?? title,
      place: shelf,
      quantity,
    })),
  };
}
