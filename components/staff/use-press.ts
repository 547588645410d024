"use client";

import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { notPressed, type Press } from "./press-state";

/**
 * A form's action with its answer. When no answer comes, the network being what it is in a stock room, that is said
 * and the same key is kept: pressing again counts once.
 */
export function usePress(press: Press, firstKey: string) {
  const t = useTranslations("staff.problem");
  return useActionState<ReturnType<typeof notPressed>, FormData>(async (state, form) => {
    try {
      return await press(state, form);
    } catch (error) {
      unstable_rethrow(error);
      return { key: state.key, outcome: "refused", message: t("offline"), code: "offline" };
    }
  }, notPressed(firstKey));
}
