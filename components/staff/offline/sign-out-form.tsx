"use client";

import type { ReactNode } from "react";
import { canKeep, thisDevice } from "./this-device";

/** Signs out. What this device kept of customers goes with the press, whether or not the network takes it further. */
export function SignOutForm({ action, children }: { action: () => Promise<void>; children: ReactNode }) {
  const forget = () => {
    if (canKeep()) thisDevice.forget().catch(() => undefined);
  };
  return (
    <form action={action} onSubmit={forget} className="mt-3">
      {children}
    </form>
  );
}
