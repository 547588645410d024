"use client";

import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from "react";
import type { PickerProps } from "./picker-stores";

// Comes when the picker is first opened: few visits of a page do that. Should it not come, the link to all stores that
// stands below is the way on.
const PickerStores = lazy<ComponentType<PickerProps>>(() =>
  import("./picker-stores").then(
    (module) => ({ default: module.PickerStores }),
    () => ({ default: () => null }),
  ),
);

/** The stores to choose from, once the popover around them is open. */
export function PickerWhenOpened({ locale }: PickerProps) {
  const place = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const popover = place.current?.closest("[popover]");
    if (!popover) return;
    const look = () => {
      if (popover.matches(":popover-open")) setOpened(true);
    };
    // Somebody may have opened it before this ran.
    look();
    popover.addEventListener("toggle", look);
    return () => popover.removeEventListener("toggle", look);
  }, []);
  return (
    <div ref={place}>
      {opened ? (
        <Suspense>
          <PickerStores locale={locale} />
        </Suspense>
      ) : null}
    </div>
  );
}
