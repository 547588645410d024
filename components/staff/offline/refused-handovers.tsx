"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { QueuedHandover, RefusedHandover } from "./kept-board";
import { tellChanged, thisDevice } from "./this-device";
import { useTimeOf } from "./use-time-of";

type Refused = QueuedHandover & { refused: RefusedHandover };

/** Handovers that were made and could not be written down: each stays until somebody says that they have seen to it. */
export function RefusedHandovers({ queue }: { queue: QueuedHandover[] }) {
  const t = useTranslations("away.refused");
  const refused = queue.filter((h): h is Refused => h.refused !== null);
  return refused.length > 0 ? (
    <section aria-labelledby="refused-handovers" className="grid gap-3">
      <div role="alert">
        <h2 id="refused-handovers" className="text-xl">
          {t("title", { count: refused.length })}
        </h2>
      </div>
      <ul className="grid gap-3 md:grid-cols-2">
        {refused.map((handover) => (
          <RefusedCard key={handover.key} handover={handover} />
        ))}
      </ul>
    </section>
  ) : null;
}

function RefusedCard({ handover }: { handover: Refused }) {
  const t = useTranslations("away.refused");
  const locale = useLocale();
  const timeOf = useTimeOf();
  const { key, id, number, by, collectedBy, collectedAt, payment, refused } = handover;
  const { happened } = refused;
  const dismiss = async () => {
    await thisDevice.dismiss(key);
    tellChanged();
  };
  return (
    <li className="grid content-start gap-2 rounded-lg border-2 border-tomato bg-tomato-soft p-3.5 text-ink">
      <p className="figures flex items-center gap-2 text-lg font-bold">
        <Icon name="warning" className="text-tomato" size={24} />
        {t("order", { number })}
      </p>
      {/* How the order ended says more than what it is too late for. */}
      <p className="text-lg font-bold">
        {happened
          ? `${happened.text} (${[happened.who, happened.at].filter(Boolean).join(", ")})`
          : refused.message}
      </p>
      <p className="figures">
        {t("done", { name: by?.name ?? "", to: collectedBy.name, time: timeOf(collectedAt) })}
      </p>
      <p>{t(`advice.${adviceFor(refused.code)}`)}</p>
      {payment ? <p>{t("money")}</p> : null}
      <div className="mt-1 flex flex-wrap gap-2">
        <a href={`/${locale}/staff/pickups/${id}`} className={buttonLooks("primary")}>
          {t("open")}
        </a>
        <Button tone="secondary" onClick={() => void dismiss()}>
          {t("seen")}
        </Button>
      </div>
    </li>
  );
}

/** What can be done depends on why it was refused. */
function adviceFor(code: string): "elsewhere" | "over" | "proof" | "amount" | "other" {
  if (code === "pickup.already_collected") return "elsewhere";
  if (code === "pickup.cancelled" || code === "pickup.expired" || code === "pickup.not_found") return "over";
  if (code === "pickup.wrong_code" || code === "pickup.id_required") return "proof";
  if (code === "payment.amount_differs" || code === "pickup.unpaid") return "amount";
  return "other";
}
