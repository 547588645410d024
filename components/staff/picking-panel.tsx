"use client";

import { useTranslations } from "next-intl";
import { MarkReadyForm } from "./mark-ready-form";
import { PickList } from "./pick-list";
import { PickProgress } from "./pick-progress";
import type { PickupView } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = {
  view: PickupView;
  presses: { pickLine: Press; shortLine: Press; pickAll: Press; markReady: Press };
  firstKey: string;
  /** Labels on the collection shelf that are in use. */
  labels: string[];
};

/** Picking an order: tick or scan line by line, or all at once; then it is marked ready. */
export function PickingPanel({ view, presses, firstKey, labels }: Props) {
  const t = useTranslations("staff.pick");
  const { picked, toPick } = view.units;
  return (
    <div className="grid gap-4">
      <PickProgress done={picked} all={toPick} />
      <PickList
        lines={view.lines}
        store={view.store.slug}
        pickLine={presses.pickLine}
        shortLine={presses.shortLine}
        firstKey={`${firstKey}-line`}
      />
      {view.openLines > 0 ? (
        <PressForm
          press={presses.pickAll}
          firstKey={`${firstKey}-all`}
          className="grid gap-1.5"
          button={{ working: t("working"), className: "w-full", children: t("all") }}
          note={t("allHint")}
        />
      ) : null}
      <div className="rounded-xl border-2 border-line p-4">
        <MarkReadyForm
          markReady={presses.markReady}
          firstKey={`${firstKey}-ready`}
          openLines={view.openLines}
          labels={labels}
        />
      </div>
    </div>
  );
}
