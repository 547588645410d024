"use client";

import { useLocale } from "next-intl";
import { dateTag } from "@/lib/i18n/date-tag";

/** Weekday and time of an instant, by the clock on the device's wall: it stands in the store. */
export function useTimeOf(): (instant: string | number) => string {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(dateTag(locale), {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (instant) => format.format(new Date(instant));
}
