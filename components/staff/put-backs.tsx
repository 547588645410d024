"use client";

import { useTranslations } from "next-intl";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

/** A pickup that is over and whose goods still stand staged; texts are written out. */
export type PutBackView = {
  id: string;
  number: string;
  reason: string;
  /** Where it stands on the collection shelf. */
  shelf: string | null;
  lines: { id: string; title: string; place: string | null; quantity: number }[];
};

type Entry = { view: PutBackView; press: Press; firstKey: string };

/** What has to be carried back, one card for each pickup, and a button for when it is. */
export function PutBacks({ entries }: { entries: Entry[] }) {
  const t = useTranslations("staff.putBacks");
  if (entries.length === 0)
    return <p className="mt-6 rounded-xl bg-sunken px-6 py-14 text-center text-xl font-bold">{t("empty")}</p>;
  return (
    <ul className="mt-5 grid gap-4 md:grid-cols-2">
      {entries.map(({ view, press, firstKey }) => (
        <li key={view.id} className="grid content-start gap-3 rounded-xl border-2 border-line p-4">
          <div>
            <h2 className="figures text-lg">{t("order", { number: view.number })}</h2>
            <p className="text-sm font-medium">{view.reason}</p>
            {view.shelf ? <p className="figures font-bold">{t("staged", { shelf: view.shelf })}</p> : null}
          </div>
          <ul className="grid gap-1">
            {view.lines.map((line) => (
              <li key={line.id} className="font-medium">
                {t("line", { quantity: line.quantity, title: line.title })}
                {line.place ? (
                  <span className="figures block text-sm">{t("place", { place: line.place })}</span>
                ) : null}
              </li>
            ))}
          </ul>
          <PressForm
            press={press}
            firstKey={firstKey}
            button={{ working: t("working"), tone: "secondary", className: "w-full", children: t("done") }}
          />
        </li>
      ))}
    </ul>
  );
}
