"use client";

import type { ComponentProps } from "react";
import { ActionForm } from "@/components/shop/form/action-form";
import type { FieldName } from "./field-rules";

type Props = Omit<ComponentProps<typeof ActionForm>, "check"> & {
  /** What can be said about a field, by the name that the rules give. */
  words: Record<string, string>;
  /** Whether an address is needed. */
  delivers: boolean;
};

/** The checkout's form, which says what is wrong with a field as soon as it is left, by the rules of the server. */
export function CheckoutForm({ words, delivers, ...form }: Props) {
  async function check(field: string, typed: FormData): Promise<string | undefined> {
    const { typedIn, wrongFields } = await import("./field-rules");
    const code = wrongFields(typedIn(typed), delivers)[field as FieldName];
    return code && words[code];
  }
  return <ActionForm {...form} check={check} />;
}
