import { SecondDecision } from "@/components/staff/second-decision";
import { WriteOffCard } from "@/components/staff/write-off-card";
import type { Locale } from "@/lib/i18n/locales";
import type { WriteOff } from "@/lib/inventory/write-off-queries";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { approveWriteOff, rejectWriteOff } from "../_actions/stock";
import { shelfWords } from "../_view/shelf-words";
import { writeOffView } from "../_view/stock-around-view";
import { words } from "../_view/words";

type Props = {
  held: readonly WriteOff[];
  ctx: Ctx;
  locale: Locale;
  timeZone: string;
  titles: ReadonlyMap<string, string>;
};

/** Losses that wait for a second person, with their yes and no. Nothing at all when none does. */
export function HeldLosses({ held, ctx, locale, timeZone, titles }: Props) {
  const t = shelfWords(locale);
  if (held.length === 0) return null;
  const seen = { locale, timeZone, now: ctx.now, t: words(locale), shelves: t };
  const decider = isStaff(ctx.actor, "manager");
  return (
    <section aria-labelledby="held" className="mt-8">
      <h2 id="held" className="text-xl">
        {t("decide.title")}
      </h2>
      <p className="mt-1 mb-3">{t("decide.lead")}</p>
      <ul className="grid gap-3 md:grid-cols-2">
        {held.map((loss) => (
          <WriteOffCard key={loss.id} view={writeOffView(loss, titles, seen)}>
            {loss.own || !decider ? (
              <p className="text-sm font-semibold">{t(loss.own ? "decide.own" : "decide.manager")}</p>
            ) : null}
            <SecondDecision
              id={loss.id}
              words={{
                approve: t("decide.approve"),
                approving: t("decide.approving"),
                reject: t("decide.reject"),
                rejecting: t("decide.rejecting"),
                why: t("decide.why"),
              }}
              approve={decider && !loss.own ? approveWriteOff.bind(null, { locale, id: loss.id }) : null}
              reject={rejectWriteOff.bind(null, { locale, id: loss.id })}
              keys={[newId(), newId()]}
            />
          </WriteOffCard>
        ))}
      </ul>
    </section>
  );
}
