"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Boxes } from "./boxes";
import { PickProgress } from "./pick-progress";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";
import { RoundLines } from "./round-lines";
import type { RoundView } from "./round-view";

type Props = {
  view: RoundView;
  presses: { take: Press; pickLine: Press; shortLine: Press };
  /** To mark a box's pickup ready, by its id. */
  ready: Record<string, Press>;
  firstKey: string;
  /** Labels on the collection shelf that are in use. */
  labels: string[];
};

const boxesHeading = "round-boxes";

/** When the last unit of a line is taken, what comes next comes into view: nobody has to look for it, or scroll. */
function useNextInView(next: string | undefined) {
  const before = useRef(next);
  useEffect(() => {
    if (next && before.current !== next) {
      // The boxes come first by then, and the line that was pressed has moved.
      if (next === boxesHeading) document.getElementById(next)?.focus({ preventScroll: true });
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      document.getElementById(next)?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
    before.current = next;
  }, [next]);
}

/** A round as its clerk walks it: shelf by shelf, into boxes, each of which is made ready when it has everything. */
export function Round({ view, presses, ready, firstKey, labels }: Props) {
  const t = useTranslations("staff.round");
  const next = view.mine ? view.lines.find((line) => line.picked < line.wanted)?.sku : undefined;
  const packing = view.mine && !next;
  useNextInView(packing ? boxesHeading : next && `round-${next}`);
  const goods = (
    <section key="goods" aria-labelledby="round-goods" className="grid grid-cols-1 gap-2">
      <h2 id="round-goods" className="text-xl">
        {t("goods")}
      </h2>
      {view.lines.length === 0 ? (
        <p className="rounded-xl bg-sunken px-6 py-10 text-center font-bold">{t("done")}</p>
      ) : (
        <RoundLines view={view} next={next} presses={presses} firstKey={`${firstKey}-line`} />
      )}
    </section>
  );
  const boxes = (
    <Boxes
      key="boxes"
      heading={boxesHeading}
      view={view}
      ready={ready}
      labels={labels}
      firstKey={`${firstKey}-box`}
    />
  );
  return (
    <div className="grid grid-cols-1 gap-5">
      {view.mine ? null : <TakeOver view={view} press={presses.take} firstKey={`${firstKey}-take`} />}
      {view.units.toPick > 0 ? <PickProgress done={view.units.picked} all={view.units.toPick} /> : null}
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        {packing ? [boxes, goods] : [goods, boxes]}
      </div>
    </div>
  );
}

function TakeOver({ view, press, firstKey }: { view: RoundView; press: Press; firstKey: string }) {
  const t = useTranslations("staff.round");
  return (
    <PressForm
      press={press}
      firstKey={firstKey}
      className="grid gap-2 rounded-xl border-2 border-tomato bg-tomato-soft p-4 text-ink"
      button={{ working: t("taking"), className: "w-full", children: t("take") }}
      note={t("takeHint", { name: view.pickedBy })}
    >
      <h2 className="text-xl">{t("theirs", { name: view.pickedBy })}</h2>
      <input type="hidden" name="from" value={view.pickedBy} />
    </PressForm>
  );
}
