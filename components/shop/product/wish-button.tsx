"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useAnswer } from "@/components/shop/now";

/** Puts the product on the wish list, or takes it off. Without scripts the answer is the list itself. */
export function WishButton({
  product,
  words,
  icon,
}: {
  product: string;
  words: { wish: string; wished: string };
  icon: ReactNode;
}) {
  const known = useAnswer()?.wished ?? false;
  const [pressed, setPressed] = useState<boolean>();
  const wished = pressed ?? known;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = new URLSearchParams({ product, wished: wished ? "" : "1" });
    setPressed(!wished);
    const headers = { accept: "application/json" };
    // It arrives even when the next page is already being opened.
    const kept = await fetch("/api/wishes", { method: "POST", body, headers, keepalive: true })
      .then((response) => response.ok)
      .catch(() => false);
    if (!kept) setPressed(wished);
  }

  return (
    <form method="post" action="/api/wishes" onSubmit={send}>
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="wished" value="1" />
      <button type="submit" aria-pressed={wished} className="text-action aria-pressed:[&_path]:fill-current">
        {icon}
        {wished ? words.wished : words.wish}
      </button>
    </form>
  );
}
