"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link inside the shop. It fetches its page when a finger or pointer comes near, never merely because it is
 * in view: a grid of forty cards costs nothing until one of them is meant.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  const [meant, setMeant] = useState(false);
  const warm = () => setMeant(true);
  return <NextLink {...props} prefetch={meant} onPointerEnter={warm} onTouchStart={warm} onFocus={warm} />;
}
