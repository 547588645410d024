"use client";

import { unstable_rethrow } from "next/navigation";
import {
  createContext,
  type FocusEvent,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { basketEvent } from "@/components/shop/now";
import type { FormAction, Outcome } from "./outcome";

type Sent = {
  outcome: Outcome | null;
  pending: boolean;
  pressed: string | null;
  /** Why a field is refused, by name: by the last answer, or by what was found when it was left since. */
  errors: Record<string, string | undefined>;
};
const Sending = createContext<Sent>({ outcome: null, pending: false, pressed: null, errors: {} });

/** What came of the form around, and what it is doing now. */
export const useSent = (): Sent => useContext(Sending);

/**
 * A form whose buttons, all named `do`, each ask one server action for something else. Without JavaScript it is sent
 * as it is, and the page comes back with what came of it as `first`. With it, what was typed stays in its fields
 * whatever the answer, and a call that does not get through is an answer too.
 * @param failed what to say when the shop could not be reached
 * @param check says what is wrong with a field that was just left
 */
export function ActionForm({
  action,
  first,
  failed,
  check,
  id,
  className,
  children,
}: {
  action: FormAction;
  first: Outcome | null;
  failed: string;
  check?: (field: string, typed: FormData) => Promise<string | undefined>;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const [outcome, setOutcome] = useState(first);
  const [pressed, setPressed] = useState<string | null>(null);
  const [found, setFound] = useState<Record<string, string | undefined>>({});
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  // What appears or goes between press and release moves what is pressed from under the finger.
  const released = useRef<Promise<unknown>>(Promise.resolve());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const sent = new FormData(event.currentTarget, submitter);
    setPressed(String(sent.get("do") ?? ""));
    start(async () => {
      const next = await action(sent).catch((error: unknown): Outcome => {
        unstable_rethrow(error);
        return { tone: "refused", message: failed };
      });
      start(() => {
        setFound({});
        setOutcome(next);
      });
    });
  }

  async function left({ target, relatedTarget, currentTarget }: FocusEvent<HTMLFormElement>) {
    // On the way to a button the server judges: a message appearing now would move the button from under the finger.
    if (!check || relatedTarget instanceof HTMLButtonElement || !isField(target)) return;
    // Walking past an empty field is no mistake yet.
    if (target.value === "" && !target.matches("[aria-invalid=true]")) return;
    const { name } = target;
    const error = await check(name, new FormData(currentTarget));
    await released.current;
    setFound((before) => ({ ...before, [name]: error }));
  }

  useEffect(() => {
    if (outcome?.units !== undefined)
      window.dispatchEvent(new CustomEvent(basketEvent, { detail: { count: outcome.units } }));
    if (outcome?.focus) return focusWhenThere(outcome.focus);
    if (outcome?.errors) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [outcome]);

  return (
    <form
      ref={form}
      id={id}
      // Sent without scripts, nobody waits for what the action returns.
      action={action as (form: FormData) => Promise<unknown> as (form: FormData) => Promise<void>}
      onSubmit={submit}
      onBlur={left}
      onPointerDown={() => {
        released.current = new Promise((done) => {
          for (const end of ["pointerup", "pointercancel"])
            window.addEventListener(end, done, { once: true });
        });
      }}
      noValidate
      aria-busy={pending}
      className={className}
    >
      <Sending value={{ outcome, pending, pressed, errors: { ...outcome?.errors, ...found } }}>
        {children}
      </Sending>
      <p role="status" className="sr-only">
        {Object.values(found).findLast(Boolean) ?? ""}
      </p>
    </form>
  );
}

const isField = (target: EventTarget): target is HTMLInputElement | HTMLSelectElement =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

const patience = 2000;

/** Goes to an element as soon as it is on the page, which the answer may be ahead of. @returns how to give up */
function focusWhenThere(id: string): () => void {
  const until = performance.now() + patience;
  let frame = 0;
  const look = () => {
    const element = document.getElementById(id);
    if (element) element.focus();
    else if (performance.now() < until) frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
}
