"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

export const listId = "suggestions";
export const optionId = (index: number): string => `suggestion-${index}`;

/** What the page itself answers, and so puts into the field. */
const searched = (): string => new URLSearchParams(location.search).get("q") ?? "";

/**
 * Makes a text field the combobox of a list of links: arrow keys walk through it and back to the field, Enter follows
 * the link they stand on, Escape closes the list first and only then does what it does. The field keeps the focus.
 * @param options how many links the list has
 */
export function useCombobox(field: RefObject<HTMLInputElement | null>, options: number) {
  const [text, setText] = useState(field.current?.value ?? "");
  const [at, setAt] = useState(-1);
  // What is there from the start was typed while this was on its way, unless the page put it there.
  const [wanted, setWanted] = useState(text !== searched());
  const open = wanted && options > 0;
  const current = open && at < options ? at : -1;

  useEffect(() => {
    const input = field.current;
    if (!input) return;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", listId);
    input.setAttribute("aria-expanded", String(open));
    if (current >= 0) input.setAttribute("aria-activedescendant", optionId(current));
    else input.removeAttribute("aria-activedescendant");
    if (current >= 0) document.getElementById(optionId(current))?.scrollIntoView({ block: "nearest" });
  }, [field, open, current]);

  useEffect(() => {
    // React may show this a third of a second after it was drawn, and typing went on meanwhile.
    const typed = field.current?.value ?? "";
    setText(typed);
    setWanted(typed !== searched());
  }, [field]);

  // With what is seen, never after it: a key pressed in between would be the browser's, whose Escape empties the field.
  useLayoutEffect(() => {
    const input = field.current;
    if (!input) return;
    const gone = new AbortController();
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ) => input.addEventListener(type, listener, { signal: gone.signal });
    listen("input", () => {
      setText(input.value);
      setAt(-1);
      setWanted(true);
    });
    listen("blur", () => setWanted(false));
    listen("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && options > 0) {
        event.preventDefault();
        // One more place than there are links: the field itself.
        const places = options + 1;
        setAt(open ? ((current + 1 + step + places) % places) - 1 : step > 0 ? 0 : options - 1);
        setWanted(true);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        setWanted(false);
        setAt(-1);
      } else if (event.key === "Enter" && current >= 0) {
        event.preventDefault();
        document.getElementById(optionId(current))?.click();
      }
    });
    return () => gone.abort();
  }, [field, options, open, current]);

  /** After a link was followed: what the field says now. */
  const settle = (typed: string) => {
    if (field.current) field.current.value = typed;
    setText(typed);
    setWanted(false);
    setAt(-1);
  };
  return { text, open, current, wanted, settle };
}
