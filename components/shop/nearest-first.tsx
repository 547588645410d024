"use client";

import { Children, type ReactNode } from "react";
import { useAnswer } from "./now";

/** A list with one child per store, of all or some: by name, then, once it is known from where to count, nearest first. */
export function NearestFirst({
  slugs,
  className,
  children,
}: {
  slugs: string[];
  className: string;
  children: ReactNode;
}) {
  const items = Children.toArray(children);
  const order =
    useAnswer()
      ?.stores.map((s) => s.slug)
      .filter((slug) => slugs.includes(slug)) ?? slugs;
  return (
    <ul className={className}>
      {order.map((slug) => (
        <li key={slug}>{items[slugs.indexOf(slug)]}</li>
      ))}
    </ul>
  );
}
