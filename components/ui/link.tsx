"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type MouseEvent, useTransition } from "react";

type Prefetch = NonNullable<Parameters<ReturnType<typeof useRouter>["prefetch"]>[1]>;

/**
 * The whole page, which is one static file; what a link without a word would fetch is its empty frame. The router's
 * types ask for the kind, whose names they do not give away.
 */
const whole = { kind: "full" as Prefetch["kind"] };

type Props = ComponentProps<"a"> & {
  /** A path of this shop. */
  href: string;
  /** Takes the place of this page in the history. */
  replace?: boolean;
  /** False keeps the page where it is scrolled to. */
  scroll?: boolean;
};

/**
 * A link inside the shop. It fetches its page when a finger or pointer comes near, never merely because it is
 * in view: a grid of forty cards costs nothing until one of them is meant. The framework's own link does the same and
 * weighs as much as all our islands together.
 */
export function Link({ href, replace = false, scroll = true, ...rest }: Props) {
  const router = useRouter();
  const [underWay, start] = useTransition();
  const warm = () => {
    if (process.env.NODE_ENV === "production") router.prefetch(href, whole);
  };
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    rest.onClick?.(event);
    if (event.defaultPrevented || isForTheBrowser(event)) return;
    event.preventDefault();
    start(() => router[replace ? "replace" : "push"](href, { scroll }));
  };
  const busy = underWay || undefined;
  return (
    <a
      {...rest}
      href={href}
      aria-busy={busy}
      onPointerEnter={warm}
      onTouchStart={warm}
      onFocus={warm}
      onClick={go}
    />
  );
}

/** A new tab or window, a download: wanted by the keys that were held, or said by the link. */
const isForTheBrowser = (event: MouseEvent<HTMLAnchorElement>): boolean => {
  const { metaKey, ctrlKey, shiftKey, altKey, currentTarget: link } = event;
  const elsewhere = link.hasAttribute("download") || !/^(_self)?$/.test(link.target);
  return metaKey || ctrlKey || shiftKey || altKey || elsewhere;
};
