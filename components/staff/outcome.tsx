"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { PickupView } from "./pickup-view";
import type { PressState } from "./press-state";
import { Signature } from "./signature";

type Said = { good: boolean; title: string; texts: (string | null)[] };

/** How a pickup ended, so large that it cannot be taken for anything else, and the way to the next customer. */
export function Outcome({ view, pressed }: { view: PickupView; pressed: PressState["outcome"] }) {
  const t = useTranslations("staff");
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useOutcomeWords(view, pressed);
  useEffect(() => {
    if (pressed !== "none") heading.current?.focus();
  }, [pressed]);
  const looks = said.good ? "border-green bg-green-soft" : "border-tomato bg-tomato-soft";
  return (
    <section
      className={`grid justify-items-center gap-3 rounded-xl border-4 px-5 py-8 text-center text-ink ${looks}`}
    >
      <span
        className={`grid size-20 place-items-center rounded-full ${said.good ? "bg-green text-on-green" : "bg-tomato text-surface"}`}
      >
        <Icon name={said.good ? "check" : "warning"} size={52} />
      </span>
      <h2 ref={heading} tabIndex={-1} className="scroll-mt-44 text-3xl outline-none">
        {said.title}
      </h2>
      {said.texts.map((text) =>
        text ? (
          <p key={text} className="figures max-w-md text-lg font-semibold">
            {text}
          </p>
        ) : null,
      )}
      {view.handover?.signature ? (
        <Signature path={view.handover.signature} label={t("outcome.signature")} />
      ) : null}
      <Link
        href={`/${locale}/staff?store=${view.store.slug}`}
        className={`${buttonLooks("primary", "large")} mt-2 w-full max-w-xs`}
      >
        {t("outcome.next")}
      </Link>
    </section>
  );
}

/** A part of it went over, and the rest waits on: said where the form for the rest stands. */
export function PartOutcome({ store }: { store: string }) {
  const t = useTranslations("staff.outcome");
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="grid gap-2 rounded-xl border-4 border-green bg-green-soft p-4 text-ink">
      <h2 ref={heading} tabIndex={-1} className="scroll-mt-44 text-2xl outline-none">
        {t("part")}
      </h2>
      <p className="text-lg font-semibold">{t("partText")}</p>
      <Link
        href={`/${locale}/staff?store=${store}`}
        className={`${buttonLooks("primary", "large")} w-full max-w-xs`}
      >
        {t("next")}
      </Link>
    </section>
  );
}

function useOutcomeWords(view: PickupView, pressed: PressState["outcome"]): Said {
  const t = useTranslations("staff.outcome");
  const { handover, ended } = view;
  if (view.state === "collected" && handover) {
    const { by, when, to, time, verification } = handover;
    if (pressed === "done")
      return { good: true, title: t("done"), texts: [t("doneText", { name: to, time }), verification] };
    if (pressed === "refused")
      return { good: false, title: t("collected"), texts: [t("collectedText", { by, when, name: to })] };
    return { good: true, title: t("over"), texts: [t("overText", { by, when, name: to }), verification] };
  }
  if (view.state === "cancelled" && ended) {
    const { by, when, reason } = ended;
    const why = reason && t("cancelledReason", { reason });
    const title = pressed === "done" ? t("cancelDone") : t("cancelled");
    return { good: pressed === "done", title, texts: [t("cancelledText", { by, when }), why] };
  }
  return { good: false, title: t("expired"), texts: [t("expiredText", { when: view.until ?? "" })] };
}
