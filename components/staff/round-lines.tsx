"use client";

import { useTranslations } from "next-intl";
import { GoodsPicture } from "./goods-picture";
import { PickButton } from "./pick-list";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import type { RoundLine, RoundView } from "./round-view";
import { ShortForm } from "./short-form";
import { usePress } from "./use-press";

type Props = {
  view: RoundView;
  /** SKU of the line to fetch next. */
  next: string | undefined;
  presses: { pickLine: Press; shortLine: Press };
  firstKey: string;
};

/** What to take from which shelf and into which box, in the order one walks. */
export function RoundLines({ view, next, presses, firstKey }: Props) {
  return (
    <ul className="grid grid-cols-1 gap-2">
      {view.lines.map((line) => (
        <li
          key={line.sku}
          id={`round-${line.sku}`}
          aria-current={line.sku === next ? "step" : undefined}
          className="aria-[current=step]:[&>form>button]:border-ink"
        >
          {view.mine ? (
            <Line
              line={line}
              store={view.store.slug}
              presses={presses}
              firstKey={`${firstKey}-${line.sku}`}
            />
          ) : (
            <span className="flex items-center gap-3 rounded-lg border-2 border-line bg-surface p-2.5">
              <Facts line={line} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type LineProps = { line: RoundLine; store: string; presses: Props["presses"]; firstKey: string };

function Line({ line, store, presses, firstKey }: LineProps) {
  const { state, pending, form } = usePress(presses.pickLine, firstKey);
  const done = line.picked >= line.wanted;
  return (
    <>
      <form {...form}>
        <input type="hidden" name="key" value={state.key} />
        <input type="hidden" name="sku" value={line.sku} />
        <input type="hidden" name="picked" value={done ? "none" : "all"} />
        <PickButton line={line} all={line.wanted} pending={pending}>
          <Facts line={line} />
        </PickButton>
        <Refusal message={state.message} answer={state.key} />
      </form>
      {done ? null : (
        <ShortForm
          title={line.title}
          sku={line.sku}
          store={store}
          open={line.wanted - line.picked}
          said={line.wanted}
          field={{ name: "sku", value: line.sku }}
          press={presses.shortLine}
          firstKey={`${firstKey}-short`}
        />
      )}
    </>
  );
}

function Facts({ line }: { line: RoundLine }) {
  const t = useTranslations("staff");
  return (
    <>
      <GoodsPicture src={line.picture} />
      <span className="grid min-w-0">
        <span className="figures text-sm font-bold">
          {line.place ? t("line.place", { place: line.place }) : t("line.noPlace")}
        </span>
        <span className="text-lg leading-tight font-bold hyphens-auto wrap-anywhere">
          <span className="figures">{t("line.pieces", { count: line.wanted })}</span> {line.title}
        </span>
        {line.options ? <span className="text-sm font-medium">{line.options}</span> : null}
        <span className="figures text-sm">
          {line.barcode ? t("line.barcode", { code: line.barcode }) : t("line.sku", { code: line.sku })}
        </span>
        <span className="mt-1 flex flex-wrap gap-1.5">
          {line.boxes.map(({ box, wanted, picked }) => (
            <span
              key={box}
              className={`figures rounded-md border-2 px-1.5 text-sm font-bold text-ink ${
                picked >= wanted ? "border-green bg-green-soft" : "border-line-strong bg-surface"
              }`}
            >
              {t("round.share", { box, done: picked, all: wanted })}
            </span>
          ))}
        </span>
      </span>
    </>
  );
}
