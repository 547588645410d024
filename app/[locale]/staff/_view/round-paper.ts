import type { PickListPaper } from "@/app/_papers/pdf/pick-list-pdf";
import { textIn } from "@/lib/i18n/locales";
import type { PickList } from "@/lib/pickup/pick-lists";
import { sayTime, sayWhen, type Viewpoint, type Words } from "./words";

type Asked = {
  list: PickList;
  store: string;
  titles: ReadonlyMap<string, string>;
  t: Words;
  view: Viewpoint;
};

/** A pick list on paper: what is still to be taken, and whose the boxes are. */
export function roundPaper({ list, store, titles, t, view }: Asked): PickListPaper {
  return {
    store,
    picker: t("paper.picker", { name: list.pickedBy, time: sayTime(view, list.createdAt) }),
    lines: list.lines
      .filter((line) => line.picked < line.wanted)
      .map((line) => ({
        place: line.shelf,
        title: titles.get(line.sku) ?? line.title,
        details: [
          ...line.options.map((option) => textIn(option.value, view.locale)),
          line.barcode ?? line.sku,
        ].join(" · "),
        left: line.wanted - line.picked,
        boxes: line.pickups
          .filter((share) => share.picked < share.wanted)
          .map((share) => t("paper.into", { box: share.tote, count: share.wanted - share.picked })),
      })),
    boxes: list.pickups
      .filter((pickup) => pickup.state === "picking")
      .map((pickup) => ({
        box: t("round.box", { box: pickup.tote }),
        name: pickup.customerName,
        details: [
          t("row.order", { number: pickup.orderNumber }),
          t("paper.dueBy", { when: sayWhen(t, view, pickup.readyBy) }),
        ].join(" · "),
        order: pickup.orderNumber,
      })),
  };
}
