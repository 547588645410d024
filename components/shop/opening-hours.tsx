import { useTranslations } from "next-intl";
import { dayName, shortClock, span, weekdays } from "@/lib/i18n/when";
import type { Store } from "@/lib/stores/store";
import { weekInRanges } from "@/lib/stores/week";

const spanText = (open: { opensAt: string; closesAt: string }, locale: string): string =>
  span(shortClock(open.opensAt, locale), shortClock(open.closesAt, locale), locale);

/** A store's week, neighbouring days together. */
export function WeeklyHours({ store, locale }: { store: Store; locale: string }) {
  const t = useTranslations("stores");
  return (
    <dl className="figures grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
      {weekInRanges(store.hours).map((range) => (
        <div key={range.from} className="contents">
          <dt>{weekdays(range.from, range.to, locale)}</dt>
          <dd className={range.spans.length === 0 ? "text-ink-soft" : ""}>
            {range.spans.map((s) => spanText(s, locale)).join(", ") || t("closed")}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The next days that differ, each with its reason. */
export function DifferentHours({
  exceptions,
  locale,
}: {
  exceptions: { day: string; reason: string; opensAt: string | null; closesAt: string | null }[];
  locale: string;
}) {
  const t = useTranslations("stores");
  return (
    <dl className="figures grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
      {exceptions.map((e) => (
        <div key={e.day} className="contents">
          <dt>{dayName(e.day, locale)}</dt>
          <dd>
            {e.opensAt && e.closesAt
              ? spanText({ opensAt: e.opensAt, closesAt: e.closesAt }, locale)
              : t("closed")}
            <span className="text-ink-soft"> · {e.reason}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
