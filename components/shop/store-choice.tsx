"use client";

import { buttonLooks } from "@/components/ui/button";
import { useAnswer } from "./now";
import { StoreForm } from "./store-form";

/** "Collect here", or that this is the shopper's store already. */
export function StoreChoice({
  store,
  choose,
  chosen,
  announced,
}: {
  store: string;
  choose: string;
  chosen: string;
  announced: string;
}) {
  const own = useAnswer()?.store?.slug === store;
  return (
    <StoreForm announced={{ [store]: announced }}>
      {own ? (
        <p className="flex min-h-11 items-center font-semibold text-green">{chosen}</p>
      ) : (
        <button type="submit" name="store" value={store} className={buttonLooks("secondary")}>
          {choose}
        </button>
      )}
    </StoreForm>
  );
}
