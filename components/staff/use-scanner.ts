"use client";

import { type RefObject, useEffect } from "react";

/**
 * A scanner at a till is a keyboard that types fast and ends with Enter, wherever the focus is. What is typed into
 * no field goes to this one, so that scanning works without touching the screen first.
 */
export function useScanner(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const plain =
        event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain || event.defaultPrevented || isTyping(event.target)) return;
      // A dialog has the floor while it is open.
      if (document.querySelector("[role=dialog], [role=alertdialog], dialog[open]")) return;
      field.current?.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [field]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLSelectElement || isTextField(target));

const isTextField = (element: HTMLElement): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !["button", "checkbox", "radio", "submit"].includes(element.type));
