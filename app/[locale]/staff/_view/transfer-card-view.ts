import type { TransferCardView } from "@/components/staff/transfer-card";
import type { TransferView } from "@/lib/inventory/transfer-queries";
import type { OwnPlace } from "@/lib/stores/own-place";
import { sayWhen, type Viewpoint, type Words } from "./words";

/** A transfer as somebody at these places sees it: what can be done about it depends on whose turn it is. */
export function transferCardView(
  transfer: TransferView,
  t: Words,
  {
    places,
    titles,
    ...view
  }: Viewpoint & { places: readonly OwnPlace[]; titles: ReadonlyMap<string, string> },
): TransferCardView {
  const mine = (slug: string) => places.some((p) => p.slug === slug);
  const name = (slug: string) => places.find((p) => p.slug === slug)?.name ?? slug;
  const { from, to, state, pickup, expectedAt, note } = transfer;
  const turn =
    state === "requested" && mine(from) ? "send" : state === "sent" && mine(to) ? "receive" : "none";
  return {
    id: transfer.id,
    route: t("transfers.route", { from: name(from), to: name(to) }),
    facts: [
      pickup && t("transfers.forOrder", { number: pickup.orderNumber }),
      expectedAt && t("transfers.expected", { when: sayWhen(t, view, expectedAt) }),
      note,
    ].filter((fact) => fact !== null),
    lines: transfer.lines.map(({ id, sku, quantity, sent }) => ({
      id,
      sku,
      quantity,
      sent,
      title: titles.get(sku) ?? sku,
    })),
    turn,
  };
}
