import type { RoundView } from "@/components/staff/round-view";
import { textIn } from "@/lib/i18n/locales";
import type { PickList, PickListLine } from "@/lib/pickup/pick-lists";
import { sayWhen, type Viewpoint, type Words } from "./words";

type Asked = {
  list: PickList;
  storeName: string;
  /** What the goods are called in the reader's language, by SKU. */
  titles: ReadonlyMap<string, string>;
  /** Whose name stands on what the reader picks. */
  me: string;
  t: Words;
  view: Viewpoint;
};

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** A pick list as the counter shows it. */
export function roundView({ list, storeName, titles, me, t, view }: Asked): RoundView {
  const shares = list.lines.flatMap((line) => line.pickups);
  return {
    id: list.id,
    store: { slug: list.store, name: storeName },
    pickedBy: list.pickedBy,
    mine: list.pickedBy === me,
    units: {
      picked: sum(list.lines.map((line) => line.picked)),
      toPick: sum(list.lines.map((line) => line.wanted)),
    },
    boxes: list.pickups.map(({ id, orderNumber, tote, customerName, state, readyBy, shelf }) => {
      const own = shares.filter((share) => share.pickup === id);
      return {
        pickup: id,
        box: tote,
        order: orderNumber,
        name: customerName,
        due: sayWhen(t, view, readyBy),
        state: state as "picking",
        shelf,
        picked: sum(own.map((share) => share.picked)),
        wanted: sum(own.map((share) => share.wanted)),
      };
    }),
    lines: list.lines.map((line) => lineView(line, titles, view.locale)),
  };
}

const lineView = (
  line: PickListLine,
  titles: Asked["titles"],
  locale: string,
): RoundView["lines"][number] => ({
  sku: line.sku,
  title: titles.get(line.sku) ?? line.title,
  options: line.options.map((o) => textIn(o.value, locale)).join(", "),
  picture: line.picture,
  place: line.shelf,
  barcode: line.barcode,
  wanted: line.wanted,
  picked: line.picked,
  boxes: line.pickups.map(({ tote, wanted, picked }) => ({ box: tote, wanted, picked })),
});
