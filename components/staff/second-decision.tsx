"use client";

import { Field } from "@/components/ui/field";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = {
  id: string;
  words: Record<"approve" | "approving" | "reject" | "rejecting" | "why", string>;
  approve: Press | null;
  reject: Press;
  keys: [string, string];
};

/** A second person's yes or no. Who may not say yes can still hand the goods back, or take the refund back. */
export function SecondDecision({ id, words, approve, reject, keys }: Props) {
  return (
    <div className="grid gap-4">
      {approve ? (
        <PressForm
          press={approve}
          firstKey={keys[0]}
          button={{ children: words.approve, working: words.approving }}
        />
      ) : null}
      <PressForm
        press={reject}
        firstKey={keys[1]}
        className="grid gap-3"
        button={{ children: words.reject, working: words.rejecting, tone: "secondary" }}
      >
        <Field id={`why-${id}`} name="reason" label={words.why} maxLength={200} required autoComplete="off" />
      </PressForm>
    </div>
  );
}
