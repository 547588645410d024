"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { GoodsPicture } from "./goods-picture";
import type { PickLine } from "./pickup-view";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { ShortForm } from "./short-form";
import { usePress } from "./use-press";

const wanted = (line: PickLine): number => line.ordered - line.short - line.cancelled;

/** What to take from which shelf, in the order one walks. A tap picks a line, another puts it back. */
export function PickList({
  lines,
  store,
  pickLine,
  shortLine,
  firstKey,
}: {
  lines: PickLine[];
  /** Slug. */
  store: string;
  pickLine: Press;
  shortLine: Press;
  firstKey: string;
}) {
  return (
    <ul className="grid gap-2">
      {lines.map((line) =>
        wanted(line) > 0 ? (
          <PickRow
            key={line.id}
            line={line}
            store={store}
            pickLine={pickLine}
            shortLine={shortLine}
            firstKey={`${firstKey}-${line.id}`}
          />
        ) : (
          <GoodsRow key={line.id} line={line} />
        ),
      )}
    </ul>
  );
}

type RowProps = { line: PickLine; store: string; pickLine: Press; shortLine: Press; firstKey: string };

function PickRow({ line, store, pickLine, shortLine, firstKey }: RowProps) {
  const { state, pending, form } = usePress(pickLine, firstKey);
  const all = wanted(line);
  return (
    <li>
      <form {...form}>
        <input type="hidden" name="key" value={state.key} />
        <input type="hidden" name="line" value={line.id} />
        <input type="hidden" name="quantity" value={line.picked >= all ? 0 : all} />
        <PickButton line={line} all={all} pending={pending}>
          <LineFacts line={line} />
        </PickButton>
        <Refusal message={state.message} answer={state.key} />
      </form>
      {line.picked < all ? (
        <ShortForm
          title={line.title}
          sku={line.sku}
          store={store}
          open={all - line.picked}
          said={line.short}
          field={{ name: "line", value: line.id }}
          press={shortLine}
          firstKey={`${firstKey}-short`}
        />
      ) : null}
    </li>
  );
}

type ButtonProps = {
  line: { title: string; picked: number };
  all: number;
  pending: boolean;
  /** What to look for on the shelf. */
  children: ReactNode;
};

/** A line as one large button that ticks it. */
export function PickButton({ line, all, pending, children }: ButtonProps) {
  const t = useTranslations("staff.line");
  // A press shows at once what it is going to be; the answer confirms it.
  const before = line.picked >= all;
  const done = pending ? !before : before;
  const count = pending ? (done ? all : 0) : line.picked;
  return (
    <button
      type="submit"
      aria-label={`${t(done ? "unpick" : "pick", { title: line.title })}, ${t("count", { done: count, all })}`}
      className={`flex w-full items-center gap-3 rounded-lg border-2 p-2.5 text-left text-ink hover:border-ink ${
        done ? "border-green bg-green-soft" : "border-line bg-surface"
      }`}
    >
      {children}
      <span className="ml-auto grid shrink-0 justify-items-center gap-1">
        <span
          className={`grid size-11 place-items-center rounded-full border-2 ${
            done ? "border-green bg-green text-on-green" : "border-line-strong bg-surface text-transparent"
          }`}
        >
          <Icon name="check" size={26} />
        </span>
        <span className="figures text-sm font-bold">{t("count", { done: count, all })}</span>
      </span>
    </button>
  );
}

/** The goods of a pickup that is not being picked: to look at, not to press. */
export function GoodsList({ lines }: { lines: PickLine[] }) {
  return (
    <ul className="grid gap-2">
      {lines.map((line) => (
        <GoodsRow key={line.id} line={line} />
      ))}
    </ul>
  );
}

const GoodsRow = ({ line }: { line: PickLine }) => (
  <li className="flex items-center gap-3 rounded-lg border-2 border-line bg-surface p-2.5">
    <LineFacts line={line} />
  </li>
);

function LineFacts({ line }: { line: PickLine }) {
  const t = useTranslations("staff.line");
  return (
    <>
      <GoodsPicture src={line.picture} />
      <span className="grid min-w-0">
        <span className="figures text-sm font-bold">
          {line.place ? t("place", { place: line.place }) : t("noPlace")}
        </span>
        <span className="text-lg leading-tight font-bold hyphens-auto wrap-anywhere">
          <span className="figures">{t("pieces", { count: wanted(line) })}</span> {line.title}
        </span>
        {line.short > 0 ? (
          <span className="text-sm font-bold text-tomato">{t("short", { count: line.short })}</span>
        ) : null}
        {line.cancelled > 0 ? (
          <span className="text-sm font-bold text-tomato">{t("cancelled", { count: line.cancelled })}</span>
        ) : null}
        {line.options ? <span className="text-sm font-medium">{line.options}</span> : null}
        <span className="figures text-sm">
          {line.barcode ? t("barcode", { code: line.barcode }) : t("sku", { code: line.sku })}
        </span>
      </span>
    </>
  );
}
