"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { type PickupVerb, pickupStates } from "@/lib/pickup/states";
import { BringOut } from "./bring-out";
import { CallOffForms } from "./call-off-forms";
import { CancelForm } from "./cancel-form";
import { CodeForms } from "./code-forms";
import { HandoverForm } from "./handover-form";
import { Outcome, PartOutcome } from "./outcome";
import { GoodsList } from "./pick-list";
import { PickingPanel } from "./picking-panel";
import type { PickupView } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";
import { ReviewPart } from "./review-part";
import { UndoForm } from "./undo-form";
import { usePress } from "./use-press";

/** When a press moves the pickup on, its button is gone: the focus goes to what can be done next. */
function useFocusAfterMove(state: PickupView["state"]) {
  const top = useRef<HTMLDivElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state) top.current?.focus({ preventScroll: true });
    before.current = state;
  }, [state]);
  return top;
}

type Props = {
  view: PickupView;
  presses: {
    release: Press;
    startPicking: Press;
    pickLine: Press;
    shortLine: Press;
    pickAll: Press;
    markReady: Press;
    bringOut: Press;
    handOver: Press;
    callOff: Press;
    cancel: Press;
    undo: Press;
    reissueCode: Press;
    revokeCode: Press;
  };
  firstKey: string;
  labels: string[];
};

/**
 * What can be done with a pickup where it stands: its states table says which verbs there are. The two presses that
 * end it live here, above what they end, so that their answer outlives the form.
 */
export function Counter({ view, presses, firstKey, labels }: Props) {
  const t = useTranslations("staff.pick");
  const handOver = usePress(presses.handOver, `${firstKey}-hand-over`);
  const cancel = usePress(presses.cancel, `${firstKey}-cancel`);
  const top = useFocusAfterMove(view.state);
  const undo = view.undo ? (
    <UndoForm undo={view.undo} press={presses.undo} firstKey={`${firstKey}-undo`} />
  ) : null;
  const verbs: readonly PickupVerb[] = pickupStates.verbsIn(view.state);
  if (verbs.length === 0) {
    const [likely, other] = view.state === "cancelled" ? [cancel, handOver] : [handOver, cancel];
    const pressed = likely.state.outcome === "none" ? other.state.outcome : likely.state.outcome;
    return (
      <div className="grid gap-5">
        <Outcome view={view} pressed={pressed} />
        <GoodsList lines={view.lines} />
        {undo}
      </div>
    );
  }
  return (
    <div ref={top} tabIndex={-1} className="grid scroll-mt-20 gap-6 outline-none">
      {view.review ? (
        <ReviewPart review={view.review} press={presses.release} firstKey={`${firstKey}-release`} />
      ) : null}
      {verbs.includes("startPicking") && !view.review ? (
        <PressForm
          press={presses.startPicking}
          firstKey={`${firstKey}-start`}
          className="grid gap-2"
          button={{ working: t("starting"), className: "min-h-16 w-full text-xl", children: t("start") }}
          note={t("startHint")}
        />
      ) : null}
      {verbs.includes("markReady") ? (
        <PickingPanel view={view} presses={presses} firstKey={firstKey} labels={labels} />
      ) : null}
      {view.mayBringOut || view.broughtOut ? (
        <BringOut view={view} press={presses.bringOut} firstKey={`${firstKey}-out`} />
      ) : null}
      {verbs.includes("markCollected") ? (
        <>
          {handOver.state.outcome === "done" ? <PartOutcome store={view.store.slug} /> : null}
          <HandoverForm
            // What is left begins anew.
            key={view.goods.map((g) => `${g.id} ${g.waiting}`).join()}
            view={view}
            pressing={handOver}
            goods={view.goods}
          />
        </>
      ) : null}
      {verbs.includes("startPicking") ? <GoodsList lines={view.lines} /> : null}
      {verbs.includes("markCollected") ? (
        <GoodsList lines={view.lines.filter((line) => line.short + line.cancelled > 0)} />
      ) : null}
      {undo}
      <CodeForms
        revoked={view.codeRevoked}
        reissue={presses.reissueCode}
        revoke={presses.revokeCode}
        firstKey={`${firstKey}-code`}
      />
      {verbs.includes("cancel") ? (
        <CallOffForms lines={view.lines} callOff={presses.callOff} firstKey={`${firstKey}-call-off`} />
      ) : null}
      {verbs.includes("cancel") ? <CancelForm pressing={cancel} /> : null}
    </div>
  );
}
