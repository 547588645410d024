"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { LabelLinks } from "./label-links";
import { MarkReadyForm } from "./mark-ready-form";
import type { Press } from "./press-state";
import type { BoxView, RoundView } from "./round-view";

type Props = {
  heading: string;
  view: RoundView;
  ready: Record<string, Press>;
  labels: string[];
  firstKey: string;
};

/** The boxes on the trolley: whose each is, what it still lacks, and where it goes once it has everything. */
export function Boxes({ heading, view, ready, labels, firstKey }: Props) {
  const t = useTranslations("staff.round");
  return (
    <section aria-labelledby={heading} className="grid grid-cols-1 gap-2">
      <h2 id={heading} tabIndex={-1} className="scroll-mt-24 text-xl outline-none">
        {t("boxes")}
      </h2>
      <ul className="grid grid-cols-1 gap-3">
        {view.boxes.map((box) => (
          <Box
            key={box.pickup}
            box={box}
            ready={view.mine && complete(box) ? ready[box.pickup] : undefined}
            labels={labels}
            firstKey={`${firstKey}-${box.pickup}`}
          />
        ))}
      </ul>
    </section>
  );
}

type BoxProps = { box: BoxView; ready: Press | undefined; labels: string[]; firstKey: string };

function Box({ box, ready, labels, firstKey }: BoxProps) {
  const item = useRef<HTMLLIElement>(null);
  const before = useRef(box.state);
  // The button that was pressed is gone with the press: the focus stays with its box.
  useEffect(() => {
    if (before.current !== box.state) item.current?.focus({ preventScroll: true });
    before.current = box.state;
  }, [box.state]);
  return (
    <li
      ref={item}
      tabIndex={-1}
      className={`grid grid-cols-1 gap-3 rounded-xl border-2 p-3.5 outline-none ${looks(box)}`}
    >
      <Head box={box} />
      {box.state === "ready" ? <LabelLinks pickup={box.pickup} /> : null}
      {ready ? <MarkReadyForm markReady={ready} firstKey={firstKey} openLines={0} labels={labels} /> : null}
    </li>
  );
}

const complete = (box: BoxView): boolean =>
  box.state === "picking" && box.wanted > 0 && box.picked >= box.wanted;

const looks = (box: BoxView): string =>
  box.state === "ready" || complete(box) ? "border-green bg-green-soft text-ink" : "border-line bg-surface";

function Head({ box }: { box: BoxView }) {
  const t = useTranslations("staff");
  const locale = useLocale();
  return (
    <div className="flex items-start gap-3">
      <span className="figures grid size-12 shrink-0 place-items-center rounded-lg border-2 border-line-strong bg-surface text-2xl font-extrabold text-ink">
        <span className="sr-only">{t("round.box", { box: box.box })}</span>
        <span aria-hidden="true">{box.box}</span>
      </span>
      <div className="grid min-w-0">
        <Link
          href={`/${locale}/staff/pickups/${box.pickup}`}
          className="inline-flex min-h-11 items-center text-lg leading-tight font-bold wrap-anywhere text-ink"
        >
          {box.name}
        </Link>
        <span className="figures text-sm font-medium">
          {[t("row.order", { number: box.order }), box.due].join(" · ")}
        </span>
        <span className="figures font-bold">{standing(box, t)}</span>
      </div>
      {box.state === "ready" || complete(box) ? (
        <Icon name="check" size={26} className="ml-auto shrink-0 text-green" />
      ) : null}
    </div>
  );
}

function standing(box: BoxView, t: ReturnType<typeof useTranslations<"staff">>): string {
  if (box.state === "ready") return box.shelf ? t("row.shelf", { shelf: box.shelf }) : t("row.noShelf");
  if (box.wanted === 0) return t("round.nothingLeft");
  return complete(box) ? t("round.complete") : t("pick.progress", { done: box.picked, all: box.wanted });
}
