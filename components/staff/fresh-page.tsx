"use client";

import { type ReactNode, useEffect } from "react";

let counterWasShown = false;

/** Stands on every page that shows customers. */
export function CounterShown() {
  useEffect(() => {
    counterWasShown = true;
  }, []);
  return null;
}

/**
 * Shows its children only on a page that was loaded anew. Pages one comes from are kept by the router for the way
 * back, with everybody's names on them: whoever signs in next at the same tablet must not find them.
 */
export function FreshPage({ children }: { children: ReactNode }) {
  useEffect(() => {
    if (counterWasShown) location.reload();
  }, []);
  return counterWasShown ? null : children;
}
