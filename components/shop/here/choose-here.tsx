"use client";

import { useEffect } from "react";
import { chooseStore } from "@/components/shop/now";

/** Whoever scans the code at a store's door stands in it: the shop goes on with that store chosen. */
export function ChooseHere({ store }: { store: string }) {
  useEffect(() => {
    void chooseStore(store);
  }, [store]);
  return null;
}
