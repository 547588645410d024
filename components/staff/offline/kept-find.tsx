"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CameraScan } from "../camera-scan";
import { useScanner } from "../use-scanner";

type Props = { find: (text: string) => Promise<void>; locked: boolean };

/** The counter's one field, over what this device keeps. */
export function KeptFind({ find, locked }: Props) {
  const t = useTranslations("away");
  const staff = useTranslations("staff.find");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useScanner(input);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = input.current?.value.trim() ?? "";
    event.currentTarget.reset();
    if (text !== "") void find(text);
  };
  return (
    <search>
      <form onSubmit={submit}>
        <label htmlFor={id} className="text-sm font-semibold">
          {t(locked ? "findLocked" : "find")}
        </label>
        <div className="mt-1.5 flex gap-2">
          <input
            ref={input}
            id={id}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            className="min-h-13 w-full min-w-0 rounded-md border-2 border-line-strong bg-surface px-3.5 text-lg text-ink hover:border-ink"
          />
          <CameraScan onScan={(text) => void find(text)} />
          <Button type="submit" className="min-h-13 shrink-0 rounded-md" aria-label={staff("submit")}>
            <Icon name="search" size={24} />
          </Button>
        </div>
      </form>
    </search>
  );
}
