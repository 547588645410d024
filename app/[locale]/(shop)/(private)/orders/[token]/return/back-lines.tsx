import type { getTranslations } from "next-intl/server";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";
import { TypedSelect } from "@/components/shop/form/typed-select";
import { dateAt } from "@/lib/i18n/when";
import type { ReturnableLine } from "@/lib/returns/policy";
import { returnReasons } from "@/lib/returns/states";

type Words = Awaited<ReturnType<typeof getTranslations<"order.back">>>;
type Props = { lines: readonly ReturnableLine[]; t: Words; locale: string; timeZone: string; now: Date };

/** What the shopper has, until when it may come back, and how many of it they bring. */
export function BackLines({ lines, t, locale, timeZone, now }: Props) {
  const may = ({ until, left, asked }: ReturnableLine) => until !== null && until >= now && left > asked;
  const policy = ({ until }: ReturnableLine): string => {
    if (until === null) return t("never");
    return t(until < now ? "over" : "until", { day: dateAt(until, locale, timeZone, "long") });
  };
  return (
    <>
      <ul className="grid gap-3">
        {lines.map((line) => (
          <li key={line.lineId} className="grid gap-3 rounded-lg border border-line bg-surface p-5">
            <div>
              <p className="font-semibold">{line.title}</p>
              <p className="text-sm text-ink-soft">
                {t("left", { count: line.left - line.asked })} · {policy(line)}
              </p>
            </div>
            {may(line) ? (
              <>
                <input type="hidden" name="line" value={line.lineId} />
                <TypedField
                  name={`quantity-${line.lineId}`}
                  label={t("quantity", { title: line.title })}
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={line.left - line.asked}
                  defaultValue="0"
                />
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {lines.some(may) ? (
        <>
          <TypedSelect name="reason" label={t("reason")} defaultValue="changed_mind">
            {returnReasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </TypedSelect>
          <p>
            <FormButton asks="ask" tone="primary" busy={t("busy")}>
              {t("submit")}
            </FormButton>
          </p>
        </>
      ) : null}
    </>
  );
}
