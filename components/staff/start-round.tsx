"use client";

import { useTranslations } from "next-intl";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

/** An order that can be taken on a round; texts are written out. */
export type ToPickView = { pickup: string; order: string; name: string; due: string; units: number };

type Props = {
  orders: ToPickView[];
  /** How many of the most urgent ones a round takes when none are ticked. */
  most: number;
  start: Press;
  firstKey: string;
};

/** Begins a round: with the most urgent orders by one tap, or with those that are ticked. */
export function StartRound({ orders, most, start, firstKey }: Props) {
  const t = useTranslations("staff");
  if (orders.length === 0)
    return (
      <div className="rounded-xl bg-sunken px-6 py-10 text-center">
        <p className="text-lg font-bold">{t("round.nothing")}</p>
        <p className="mt-1">{t("round.nothingHint")}</p>
      </div>
    );
  return (
    <div className="grid gap-5">
      <PressForm
        press={start}
        firstKey={`${firstKey}-urgent`}
        button={{
          working: t("pick.starting"),
          className: "min-h-16 w-full py-2 text-xl",
          children: t("round.startUrgent", { count: Math.min(most, orders.length) }),
        }}
      />
      <PressForm
        press={start}
        firstKey={`${firstKey}-chosen`}
        className="grid gap-3"
        button={{
          working: t("pick.starting"),
          tone: "secondary",
          className: "w-full",
          children: t("round.startChosen"),
        }}
        note={t("pick.startHint")}
      >
        <fieldset>
          <legend className="mb-2 text-lg font-bold">{t("round.choose")}</legend>
          <ul className="grid gap-2">
            {orders.map((order) => (
              <li key={order.pickup}>
                <label className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line-strong bg-surface px-3.5 py-2 text-ink hover:border-ink has-checked:border-green has-checked:bg-green-soft">
                  <input type="checkbox" name="pickup" value={order.pickup} className="size-6 accent-green" />
                  <span className="grid min-w-0">
                    <span className="leading-tight font-bold wrap-anywhere">{order.name}</span>
                    <span className="figures text-sm font-medium">
                      {[
                        order.due,
                        t("row.items", { count: order.units }),
                        t("row.order", { number: order.order }),
                      ].join(" · ")}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      </PressForm>
    </div>
  );
}
