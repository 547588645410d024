import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/shop/account/card";
import { TypedField } from "@/components/shop/form/typed-field";
import { Link } from "@/components/ui/link";
import { weekdays } from "@/lib/i18n/when";
import type { OpeningSpan } from "@/lib/stores/store";
import { spansShown } from "../_actions/typed-settings";
import { type Change, SectionForm } from "./section-form";

type Outside = { href: string; label: string };
type Props = Change & {
  hours: OpeningSpan[];
  /** Booked pickups that the hours leave out, and how many they are. */
  outside: { count: number; pickups: Outside[] };
};

/** Spans that stand there at once; the others are a press away. */
const atOnce = 2;
const week = [1, 2, 3, 4, 5, 6, 7];

/** The week of a store, day by day, and what is booked beside it. */
export function HoursCard({ change, first, hours, outside }: Props) {
  const t = useTranslations("manage.settings.hours");
  const locale = useLocale();
  return (
    <Card id="hours" title={t("title")} text={t("lead")}>
      {outside.count > 0 ? (
        <div className="mb-5 rounded-lg bg-tomato-soft px-4 py-3 text-ink">
          <p className="font-semibold">{t("outside", { count: outside.count })}</p>
          <ul className="mt-1 flex flex-wrap gap-x-5">
            {outside.pickups.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="figures inline-flex min-h-11 items-center underline">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <SectionForm change={change} first={first} asks="hours" seen={hours}>
        {week.map((weekday) => {
          const day = weekdays(weekday, weekday, locale);
          const spans = hours.filter((span) => span.weekday === weekday);
          const fields = (n: number) => (
            <Span key={n} name={`${weekday}-${n}`} day={day} n={n + 1} span={spans[n]} />
          );
          const rest = Array.from({ length: spansShown - atOnce }, (_, n) => n + atOnce);
          return (
            <fieldset key={weekday} className="grid gap-2 border-t border-line pt-3">
              <legend className="float-left w-full font-bold first-letter:uppercase">{day}</legend>
              <div className="grid gap-3 sm:grid-cols-2">{[0, 1].map(fields)}</div>
              <details open={spans.length > atOnce || undefined}>
                <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-green">
                  {t("more")}
                </summary>
                <div className="grid gap-3 sm:grid-cols-2">{rest.map(fields)}</div>
              </details>
            </fieldset>
          );
        })}
      </SectionForm>
    </Card>
  );
}

type SpanProps = { name: string; day: string; n: number; span: OpeningSpan | undefined };

function Span({ name, day, n, span }: SpanProps) {
  const t = useTranslations("manage.settings.hours");
  const closesAt = span?.closesAt === "24:00" ? "00:00" : span?.closesAt;
  return (
    <div className="grid grid-cols-2 gap-2">
      <TypedField
        type="time"
        name={`opens-${name}`}
        label={t("opens")}
        aria-label={t("spanOpens", { day, n })}
        defaultValue={span?.opensAt}
        className="figures"
      />
      <TypedField
        type="time"
        name={`closes-${name}`}
        label={t("closes")}
        aria-label={t("spanCloses", { day, n })}
        defaultValue={closesAt}
        className="figures"
      />
    </div>
  );
}
