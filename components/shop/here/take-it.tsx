"use client";

import { type SubmitEvent, useState } from "react";
import { sendToBasket } from "@/components/shop/product/send-to-basket";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export type TakeItWords = Record<"adding" | "added" | "toBasket" | "failed", string>;
type Way = { store: string; label: string };

/** The ways to have what was scanned, one press each. Before the page is alive each is a plain form to the basket. */
export function TakeIt({
  sku,
  ways,
  basket,
  words,
}: {
  sku: string;
  ways: Way[];
  basket: string;
  words: TakeItWords;
}) {
  const [said, setSaid] = useState<"" | "adding" | "added" | { refused: string }>("");
  const add = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (said === "adding") return;
    setSaid("adding");
    const refused = await sendToBasket(event.currentTarget, words.failed).catch(() => words.failed);
    setSaid(refused === null ? "added" : { refused });
  };
  return (
    <div className="grid gap-2">
      {ways.map(({ store, label }, at) => (
        <form key={store} method="post" action="/api/cart/lines" onSubmit={add}>
          <input type="hidden" name="sku" value={sku} />
          <input type="hidden" name="quantity" value="1" />
          <input type="hidden" name="store" value={store} />
          <Button type="submit" tone={at === 0 ? "primary" : "secondary"} size="large" className="w-full">
            {label}
          </Button>
        </form>
      ))}
      <p role="status" className="min-h-6 font-semibold">
        {said === "adding" ? words.adding : ""}
        {said === "added" ? (
          <span className="text-green">
            {words.added}{" "}
            <Link href={basket} className="underline underline-offset-4">
              {words.toBasket}
            </Link>
          </span>
        ) : null}
        {typeof said === "object" ? <span className="text-tomato">{said.refused}</span> : null}
      </p>
    </div>
  );
}
