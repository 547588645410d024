"use client";

import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { useEffect, useRef, useState } from "react";
import type { Money } from "@/lib/kernel/money";

type Props = {
  publishableKey: string;
  total: Money;
  locale: string;
  words: { label: string; script: string; failed: string };
};

/** In the session's memory while the page is opened anew. */
const opened = "aisle-checkout-opened";

/**
 * Stripe's own element: what is typed in it goes to Stripe and never to this shop, which gets a token for one order. The
 * form is held back until the token is there, and sent on as it was.
 */
export function StripeFields({ publishableKey, total, locale, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const token = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState("");
  const { amount, currency } = total;

  useEffect(() => {
    const leaving = new AbortController();
    const open = async () => {
      const { loadStripe } = await import("@stripe/stripe-js/pure");
      const stripe = await loadStripe(publishableKey, { locale: locale as "en" });
      const [at, form] = [box.current, box.current?.closest("form")];
      if (!stripe || !at || !form || leaving.signal.aborted) return;
      const elements = stripe.elements({
        mode: "payment",
        amount,
        currency: currency.toLowerCase(),
        captureMethod: "manual",
      });
      const element = elements.create("payment");
      element.mount(at);
      leaving.signal.addEventListener("abort", () => element.destroy());
      const hold = (event: SubmitEvent) =>
        holdBack(event, form, token.current!, { stripe, elements, setWrong });
      form.addEventListener("submit", hold, { capture: true, signal: leaving.signal });
    };
    open().then(
      () => sessionStorage.removeItem(opened),
      () => {
        // Whoever came by a link within the shop has the last page's policy, which lets nothing from elsewhere in.
        if (sessionStorage.getItem(opened)) return setWrong(words.failed);
        sessionStorage.setItem(opened, "anew");
        location.reload();
      },
    );
    return () => leaving.abort();
  }, [publishableKey, amount, currency, locale, words.failed]);

  return (
    <fieldset className="mt-4 hidden group-has-[[value=stripe]:checked]/checkout:block">
      <legend className="sr-only">{words.label}</legend>
      <noscript>
        <p className="max-w-text text-sm">{words.script}</p>
      </noscript>
      <div ref={box} />
      <input ref={token} type="hidden" name="stripeToken" defaultValue="" />
      <p role="alert" className="mt-2 text-sm font-semibold text-tomato empty:hidden">
        {wrong}
      </p>
    </fieldset>
  );
}

type Held = { stripe: Stripe; elements: StripeElements; setWrong: (words: string) => void };

/** A token is good for one try: the next one gets another. */
function holdBack(event: SubmitEvent, form: HTMLFormElement, token: HTMLInputElement, held: Held): void {
  const asked = new FormData(form, event.submitter);
  if (asked.get("pay") !== "stripe" || asked.get("do") !== "place") return;
  if (token.value !== "") {
    setTimeout(() => {
      token.value = "";
    });
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  void sendWithToken(event.submitter, form, token, held);
}

async function sendWithToken(
  submitter: HTMLElement | null,
  form: HTMLFormElement,
  token: HTMLInputElement,
  { stripe, elements, setWrong }: Held,
): Promise<void> {
  const checked = await elements.submit();
  const made = checked.error ? checked : await stripe.createConfirmationToken({ elements });
  setWrong(made.error?.message ?? "");
  if (!("confirmationToken" in made) || !made.confirmationToken) return;
  token.value = made.confirmationToken.id;
  form.requestSubmit(submitter);
}
