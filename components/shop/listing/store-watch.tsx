"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useAnswer } from "../now";

/** Makes a listing of what one store has anew once another store is chosen. @param store the listing's */
export function StoreWatch({ store }: { store: string | null }) {
  const router = useRouter();
  const chosen = useAnswer()?.store?.slug ?? null;
  useEffect(() => {
    if (chosen !== null && chosen !== store) router.refresh();
  }, [chosen, store, router]);
  return null;
}
