"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { PickupView } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { review: NonNullable<PickupView["review"]>; press: Press; firstKey: string };

/** What a rule holds: why, until when, and a manager's yes. Their no is to cancel the pickup. */
export function ReviewPart({ review, press, firstKey }: Props) {
  const t = useTranslations("staff.review");
  return (
    <section
      aria-labelledby="review"
      className="grid gap-3 rounded-xl border-2 border-tomato bg-tomato-soft p-4 text-ink"
    >
      <h2 id="review" className="flex items-center gap-2.5 text-xl">
        <Icon name="warning" size={26} className="text-tomato" />
        {t("title")}
      </h2>
      <p>{t("text")}</p>
      <div>
        <h3 className="font-bold">{t("why")}</h3>
        <ul className="list-disc pl-5">
          {review.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <p className="figures font-semibold">{t("by", { when: review.by })}</p>
      {review.mayRelease ? (
        <PressForm
          press={press}
          firstKey={firstKey}
          className="grid gap-2"
          button={{ working: t("working"), className: "min-h-16 w-full text-xl", children: t("release") }}
          note={t("hint")}
        />
      ) : (
        <p className="font-semibold">{t("clerk")}</p>
      )}
    </section>
  );
}
