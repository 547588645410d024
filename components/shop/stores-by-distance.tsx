"use client";

import { Children, type ReactNode } from "react";
import { LocateButton, type LocateWords } from "./locate-button";
import { useAnswer } from "./now";

/** Stores by name, then, once it is known from where to count, nearest first. One child per slug, in order. */
export function StoresByDistance({
  slugs,
  words,
  icon,
  children,
}: {
  slugs: string[];
  words: LocateWords;
  icon: ReactNode;
  children: ReactNode;
}) {
  const cards = Children.toArray(children);
  const order = useAnswer()?.stores.map((s) => s.slug) ?? slugs;
  return (
    <>
      <div className="mt-4">
        <LocateButton words={words} icon={icon} />
      </div>
      <ul className="mt-4 grid gap-4 md:grid-cols-2 lg:grid-cols-3">
        {order.map((slug) => (
          <li key={slug}>{cards[slugs.indexOf(slug)]}</li>
        ))}
      </ul>
    </>
  );
}
