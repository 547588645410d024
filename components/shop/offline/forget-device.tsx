"use client";

import { useEffect } from "react";
import { basketEvent } from "@/components/shop/now";
import { forgetSeen } from "@/components/shop/product/seen-before";
import { forgetOrder } from "./kept-order";

/** Once somebody signed out: what this browser kept of them goes, and the header asks who is here now. */
export function ForgetDevice() {
  useEffect(() => {
    forgetSeen();
    // Nothing can be kept where there is no cache, as in some private windows.
    if ("caches" in window) forgetOrder().catch(() => undefined);
    window.dispatchEvent(new CustomEvent(basketEvent));
  }, []);
  return null;
}
