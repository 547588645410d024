import { ReturnCard } from "@/components/staff/return-card";
import { SecondDecision } from "@/components/staff/second-decision";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { formatMoney } from "@/lib/kernel/money";
import type { ReturnPaper } from "@/lib/orders/documents";
import type { Return } from "@/lib/returns/queries";
import { approveReturn, rejectReturn } from "../_actions/returns";
import { returnCardView } from "../_view/return-view";
import { words } from "../_view/words";

type Props = {
  back: Return;
  papers: readonly ReturnPaper[];
  ctx: Ctx;
  locale: Locale;
  /** Whether the goods are where the reader decides about them. */
  here: boolean;
};

/** One return at the desk; one that waits for a second person with their yes and no. */
export function DeskReturn({ back, papers, ctx, locale, here }: Props) {
  const of = { locale, id: back.id };
  const t = words(locale);
  return (
    <ReturnCard view={returnCardView(back, papers, t, locale)}>
      {back.needsApproval && here ? (
        <SecondDecision
          id={back.id}
          words={{
            approve: t("returns.approve", { amount: formatMoney(back.amount, locale) }),
            approving: t("returns.approving"),
            reject: t("returns.reject"),
            rejecting: t("returns.rejecting"),
            why: t("returns.why"),
          }}
          approve={isStaff(ctx.actor, "manager") ? approveReturn.bind(null, of) : null}
          reject={rejectReturn.bind(null, of)}
          keys={[newId(), newId()]}
        />
      ) : null}
    </ReturnCard>
  );
}
