"use client";

import { useEffect } from "react";
import { forgetOrder, keepOrder } from "./kept-order";
import { registerWorker } from "./register";
import { snapshotOf } from "./snapshot";

type Props = {
  /** Changes with the order; it is kept anew then. */
  version: string;
  /** Nothing more will happen to it: what was kept goes. */
  over: boolean;
  /** Milliseconds since the epoch; later nobody needs it at the counter. */
  until: number;
  /** Said above it when it is shown: that it is a copy, and of when. */
  words: string;
};

/** Keeps this order's page in this browser, to be shown at the counter without a network. */
export function KeepOrder({ version, over, until, words }: Props) {
  useEffect(() => {
    if (!("caches" in window)) return;
    registerWorker();
    const kept = over
      ? forgetOrder()
      : keepOrder(location.pathname, snapshotOf(document, { words, version }), until);
    // A full disk or a private window: the page itself is no worse for it.
    kept.catch(() => undefined);
  }, [version, over, until, words]);
  return null;
}
