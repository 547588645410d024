"use client";

import { useTranslations } from "next-intl";
import { undoMinutes } from "@/lib/pickup/states";
import type { UndoView } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

/** A manager's way back from the last press, for as long as there is one. */
export function UndoForm({ undo, press, firstKey }: { undo: UndoView; press: Press; firstKey: string }) {
  const t = useTranslations("staff.undo");
  return (
    <section aria-label={t("title")} className="grid gap-2 rounded-xl border-2 border-line p-4">
      <h2 className="text-lg">{t("title")}</h2>
      {undo.money ? <p className="font-semibold">{t("money", { amount: undo.money })}</p> : null}
      <PressForm
        press={press}
        firstKey={firstKey}
        className="grid gap-2"
        button={{ working: t("working"), tone: "secondary", className: "w-full", children: t(undo.verb) }}
        note={t("hint", { minutes: undoMinutes })}
      >
        <input type="hidden" name="verb" value={undo.verb} />
      </PressForm>
    </section>
  );
}
