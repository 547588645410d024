"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { PickupView } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { view: Pick<PickupView, "broughtOut" | "mayBringOut">; press: Press; firstKey: string };

/** Somebody waits outside: one press says that the goods are coming, to them and to everybody at the counter. */
export function BringOut({ view: { broughtOut, mayBringOut }, press, firstKey }: Props) {
  const t = useTranslations("staff.bringOut");
  return (
    <div className="grid gap-2">
      <div role="status">
        {broughtOut ? (
          <p className="figures flex items-center gap-2.5 rounded-lg border-2 border-green bg-green-soft px-3.5 py-3 text-lg font-bold text-ink">
            <Icon name="car" size={28} className="text-green" />
            {t("out", { name: broughtOut.by, time: broughtOut.time })}
          </p>
        ) : null}
      </div>
      {mayBringOut ? (
        <PressForm
          press={press}
          firstKey={firstKey}
          className="grid gap-1.5"
          button={{
            working: t("working"),
            tone: "secondary",
            className: "min-h-14 w-full text-lg",
            children: t(broughtOut ? "instead" : "button"),
          }}
          note={t("note")}
        />
      ) : null}
    </div>
  );
}
