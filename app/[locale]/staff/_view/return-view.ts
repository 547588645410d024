import type { ReturnCardView, ReturnLineView } from "@/components/staff/return-view";
import { dateAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";
import type { ReturnPaper } from "@/lib/orders/documents";
import type { ReturnableLine } from "@/lib/returns/policy";
import type { Return } from "@/lib/returns/queries";
import type { Viewpoint, Words } from "./words";

/** A line of an order, as somebody at the desk decides about it. */
export function returnLineView(line: ReturnableLine, t: Words, view: Viewpoint): ReturnLineView {
  const { lineId: id, title, picture, left, until, asked } = line;
  const late = until === null || until < view.now;
  const count = t("returns.left", { count: left });
  const day = until && dateAt(until, view.locale, view.timeZone, "long");
  const policy =
    day === null ? t("returns.never") : late ? t("returns.over", { day }) : t("returns.until", { day });
  const said = [late ? null : count, policy, asked > 0 ? t("returns.asked", { count: asked }) : null];
  return { id, title, picture, left, late, said: said.filter(Boolean).join(" · ") };
}

/** A return, as the counter tells it. */
export function returnCardView(
  back: Return,
  papers: readonly ReturnPaper[],
  t: Words,
  locale: string,
): ReturnCardView {
  const { id, number, state, needsApproval, amount, lines, exchangedFor } = back;
  return {
    id,
    number,
    state: t(`returns.states.${needsApproval ? "held" : state}`),
    exchangedFor: exchangedFor === null ? "" : t("returns.exchangedFor", { number: exchangedFor }),
    papers: papers
      .filter(({ returnId }) => returnId === id)
      .map((paper) => ({
        href: `/${locale}/staff/documents/${paper.number}.pdf`,
        label: t(`returns.papers.${paper.kind}`, { number: paper.number }),
      })),
    amount:
      amount.amount > 0 && state !== "exchanged"
        ? t("returns.amount", { amount: formatMoney(amount, locale) })
        : "",
    lines: lines.map(({ title, quantity, condition }) => {
      const line = t("returns.line", { quantity, title });
      return condition ? `${line} · ${t(`returns.conditions.${condition}`)}` : line;
    }),
  };
}
