"use client";

import { useEffect } from "react";
import { basketEvent } from "@/components/shop/now";

/** Who is here may have changed since the page around was made: its islands ask again. */
export function FreshNow() {
  useEffect(() => {
    window.dispatchEvent(new CustomEvent(basketEvent));
  }, []);
  return null;
}
