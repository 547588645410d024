"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Link } from "@/components/ui/link";

export type AddToBasketWords = {
  add: string;
  adding: string;
  added: string;
  view: string;
  failed: string;
};

type Outcome = "idle" | "sending" | "added" | { refused: string };

/**
 * The form that puts a variant into the basket. `children` are its fields, named `sku`, `quantity` and `store`;
 * without JavaScript it is sent as it is and the answer is the basket page.
 */
export function AddToBasket({
  words,
  basketHref,
  next,
  looks,
  disabled,
  children,
}: {
  words: AddToBasketWords;
  basketHref: string;
  /** What to look at next, once it is in the basket. */
  next: ReactNode;
  /** Of the button: made by the page, so that not every tone of button is shipped. */
  looks: string;
  /** Why it cannot be added; the button then says so. */
  disabled?: string | undefined;
  children: ReactNode;
}) {
  const [outcome, setOutcome] = useState<Outcome>("idle");

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setOutcome("sending");
    const refused = await import("./product/send-to-basket")
      .then(({ sendToBasket }) => sendToBasket(form, words.failed))
      .catch(() => words.failed);
    setOutcome(refused === null ? "added" : { refused });
  }

  return (
    <form method="post" action="/api/cart/lines" onSubmit={add} onChange={() => setOutcome("idle")}>
      {children}
      <div className="buy-bar">
        <button type="submit" className={looks} disabled={disabled !== undefined || outcome === "sending"}>
          {disabled ?? (outcome === "sending" ? words.adding : words.add)}
        </button>
        <p role="status" className="text-center font-semibold not-empty:mt-3">
          {outcome === "added" ? (
            <span className="text-green">
              {words.added}{" "}
              <Link href={basketHref} className="underline underline-offset-4">
                {words.view}
              </Link>
              {next}
            </span>
          ) : null}
          {typeof outcome === "object" ? <span className="text-tomato">{outcome.refused}</span> : null}
        </p>
      </div>
    </form>
  );
}
