import { translator } from "@/lib/i18n/translator";
import { shortTimeAt, when } from "@/lib/i18n/when";
import { openState } from "./hours";
import type { Schedule } from "./store";

/** Whether a store is open and the words that go with it: "open until 21", "opens tomorrow 8". */
export function openWords(store: Schedule, now: Date, locale: string): { open: boolean; hours: string } {
  const t = translator(locale, "now");
  const state = openState(store, now);
  if (state.open)
    return { open: true, hours: t("open", { time: shortTimeAt(state.until, locale, store.timeZone) }) };
  if (!state.opensAt) return { open: false, hours: t("closed") };
  const { day, dayName } = when(state.opensAt, now, locale, store.timeZone);
  const time = shortTimeAt(state.opensAt, locale, store.timeZone);
  return { open: false, hours: t(`opens.${day}`, { day: dayName, time }) };
}
