"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

export type TransferCardView = {
  id: string;
  route: string;
  /** For which order, when it is expected, what was noted. */
  facts: string[];
  lines: { id: string; title: string; sku: string; quantity: number; sent: number }[];
  /** What the reader can do about it now. */
  turn: "send" | "receive" | "none";
};

type Props = { view: TransferCardView; send: Press; receive: Press; firstKey: string };

/** One transfer, with the press that moves it on when it is this place's turn. */
export function TransferCard({ view, send, receive, firstKey }: Props) {
  const t = useTranslations("staff.transfers");
  return (
    <article className="grid gap-3 rounded-xl border border-line bg-surface p-4">
      <h3 className="text-lg font-bold">{view.route}</h3>
      {view.facts.map((fact) => (
        <p key={fact} className="figures text-sm">
          {fact}
        </p>
      ))}
      {view.turn === "receive" ? (
        <PressForm
          press={receive}
          firstKey={firstKey}
          className="grid gap-3"
          button={{ working: t("receiving"), className: "w-full", children: t("receive") }}
        >
          <ReceivedLines lines={view.lines.filter((l) => l.sent > 0)} />
        </PressForm>
      ) : (
        <ul className="grid gap-1">
          {view.lines.map(({ id, title, sku, quantity }) => (
            <li key={id} className="figures">
              {t("line", { count: quantity, title })} <span className="text-sm">({sku})</span>
            </li>
          ))}
        </ul>
      )}
      {view.turn === "send" ? (
        <PressForm
          press={send}
          firstKey={firstKey}
          button={{ working: t("sending"), className: "w-full", children: t("send") }}
        />
      ) : null}
    </article>
  );
}

/** What came of each line: all of it, until somebody says otherwise. */
function ReceivedLines({ lines }: { lines: TransferCardView["lines"] }) {
  const t = useTranslations("staff.transfers");
  const id = useId();
  return lines.map((line) => (
    <div key={line.id}>
      <input type="hidden" name="line" value={line.id} />
      <Field
        id={`${id}-${line.id}`}
        name={`received-${line.id}`}
        label={t("received", { title: line.title, count: line.sent })}
        type="number"
        inputMode="numeric"
        min={0}
        max={line.sent}
        defaultValue={line.sent}
        required
      />
    </div>
  ));
}
