"use client";

import { unstable_rethrow } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import {
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { CameraScan } from "./camera-scan";
import type { Find, FindState } from "./find-state";
import { refuse, tick } from "./signals";
import { useScanner } from "./use-scanner";

type Props = { find: Find; firstKey: string; picking?: boolean };

/** The one field of the counter: takes what is typed, what a scanner types, and what the camera reads. */
export function FindField({ find, firstKey, picking = false }: Props) {
  const t = useTranslations("staff");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [state, dispatch, pending] = useActionState<FindState, FormData>(
    async (before, form) => {
      try {
        return await find(before, form);
      } catch (error) {
        unstable_rethrow(error);
        giveBack(input.current, form);
        return { key: before.key, kind: "said", good: false, message: t("find.noAnswer") };
      }
    },
    { key: firstKey, kind: "none" },
  );
  const [closed, setClosed] = useState("");
  useScanner(input);
  useSignal(state);
  // A page that is left is kept for the way back; what was found for the last customer is not.
  const current = useRef(state.key);
  current.current = state.key;
  useLayoutEffect(() => () => setClosed(current.current), []);

  const scans = useRef(0);
  const look = (text: string) => {
    if (text.trim() === "") return;
    const form = new FormData();
    form.set("text", text);
    // Two of the same item scanned in one breath are two: each scan has a key of its own.
    form.set("key", `${state.key}-${++scans.current}`);
    startTransition(() => dispatch(form));
  };
  // The field is emptied at once and not when the answer comes: by then the next code may be half typed.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = input.current?.value ?? "";
    event.currentTarget.reset();
    look(text);
  };
  return (
    <search className="grid gap-2">
      <form action={dispatch} onSubmit={submit}>
        <input type="hidden" name="key" value={state.key} />
        <label htmlFor={id} className="text-sm font-semibold">
          {t(picking ? "find.labelPicking" : "find.label")}
        </label>
        <div className="mt-1.5 flex gap-2">
          <input
            ref={input}
            id={id}
            name="text"
            placeholder={t(picking ? "find.hintPicking" : "find.hint")}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            className="min-h-13 w-full min-w-0 rounded-md border-2 border-line-strong bg-surface px-3.5 text-lg text-ink hover:border-ink"
          />
          <CameraScan onScan={look} stay={picking}>
            {pending ? t("find.searching") : <Said state={state} />}
          </CameraScan>
          <Button type="submit" className="min-h-13 shrink-0 rounded-md" aria-label={t("find.submit")}>
            <Icon name="search" size={24} />
          </Button>
        </div>
      </form>
      <Answer
        state={state}
        pending={pending}
        closed={closed === state.key}
        close={() => setClosed(state.key)}
      />
    </search>
  );
}

/** Puts back what did not get through, marked, so that the next scan replaces it. */
function giveBack(input: HTMLInputElement | null, form: FormData): void {
  if (input?.value !== "") return;
  input.value = String(form.get("text") ?? "");
  input.select();
}

/** A scan is heard and felt, so that nobody has to look up from the shelf. */
function useSignal(state: FindState): void {
  const heard = useRef(state.key);
  useEffect(() => {
    if (heard.current === state.key) return;
    heard.current = state.key;
    if (state.kind === "said") (state.good ? tick : refuse)();
  }, [state]);
}

/** The last scan's answer within the camera's view, which stands in front of the page. */
function Said({ state }: { state: FindState }) {
  const t = useTranslations("staff");
  if (state.kind === "found")
    return <p>{t("find.results", { count: state.found.length, text: state.text })}</p>;
  if (state.kind === "none") return <p>{t("camera.hint")}</p>;
  return (
    <p
      key={state.key}
      className={`flex items-start gap-2 rounded-md border-2 px-3 py-2.5 text-lg font-bold text-ink ${
        state.good ? "border-green bg-green-soft" : "border-tomato bg-tomato-soft"
      }`}
    >
      <Icon name={state.good ? "check" : "warning"} size={24} className="mt-0.5" />
      {state.message}
    </p>
  );
}

type AnswerProps = { state: FindState; pending: boolean; closed: boolean; close: () => void };

function Answer({ state, pending, closed, close }: AnswerProps) {
  const t = useTranslations("staff");
  const locale = useLocale();
  const refusal = state.kind === "said" && !state.good && !closed ? state.message : null;
  const news = state.kind === "said" && state.good && !closed ? state.message : null;
  return (
    <>
      <div role="alert">
        {refusal ? (
          <p
            key={state.key}
            className="flex items-start gap-2 rounded-md border-2 border-tomato bg-tomato-soft px-3 py-2.5 text-lg font-bold text-ink"
          >
            <Icon name="warning" size={24} className="mt-0.5 text-tomato" />
            {refusal}
          </p>
        ) : null}
      </div>
      <div role="status">
        {pending ? <p className="font-medium">{t("find.searching")}</p> : null}
        {news && !pending ? (
          <p
            key={state.key}
            className="flex items-start gap-2 rounded-md border-2 border-green bg-green-soft px-3 py-2.5 text-lg font-bold text-ink"
          >
            <Icon name="check" size={24} className="mt-0.5 text-green" />
            {news}
          </p>
        ) : null}
        {state.kind === "found" && !closed ? (
          <p className="font-semibold">
            {t("find.results", { count: state.found.length, text: state.text })}
          </p>
        ) : null}
      </div>
      {state.kind === "found" && !closed ? (
        <div className="grid gap-2">
          <ul className="grid gap-2 md:grid-cols-2">
            {state.found.map((f) => (
              <li key={f.id}>
                <Link
                  href={`/${locale}/staff/pickups/${f.id}`}
                  className="block min-h-14 rounded-lg border-2 border-line bg-surface px-3 py-2.5 text-ink no-underline hover:border-ink"
                >
                  <span className="block text-lg leading-tight font-bold">{f.name}</span>
                  {f.pickupPerson ? (
                    <span className="block text-sm">{t("row.collects", { name: f.pickupPerson })}</span>
                  ) : null}
                  <span className="figures block text-sm font-medium">
                    {[
                      f.state,
                      t("row.order", { number: f.number }),
                      f.store,
                      f.shelf && t("row.shelf", { shelf: f.shelf }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <Button tone="secondary" onClick={close} className="justify-self-start">
            {t("find.clear")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
