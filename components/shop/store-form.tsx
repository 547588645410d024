"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { chooseStore } from "./now";

/**
 * Choosing a store by a button named `store`. Without JavaScript the form is sent and the page comes back;
 * with it, the choice is kept, a surrounding popover closes, and `announced` says so to a screen reader.
 */
export function StoreForm({
  announced,
  children,
  className,
}: {
  /** Sentence by slug. */
  announced: Record<string, string>;
  children: ReactNode;
  className?: string;
}) {
  const [said, setSaid] = useState("");

  async function choose(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const form = event.currentTarget;
    if (!(button instanceof HTMLButtonElement) || !button.value) return;
    event.preventDefault();
    if (!(await chooseStore(button.value))) return form.submit();
    setSaid(announced[button.value] ?? "");
    const popover = form.closest<HTMLElement>("[popover]:popover-open");
    popover?.hidePopover();
  }

  return (
    <>
      <form method="post" action="/api/store" onSubmit={choose} className={className}>
        {children}
      </form>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
