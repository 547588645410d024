"use client";

import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { useSent } from "./action-form";

/** A text field of an `ActionForm`: shows why it was refused, and what was typed when the page came back whole. */
export function TypedField({ defaultValue, error, ...rest }: ComponentProps<typeof Field>) {
  const { outcome, errors } = useSent();
  return (
    <Field
      {...rest}
      error={errors[rest.name] ?? error}
      defaultValue={outcome?.typed?.[rest.name] ?? defaultValue}
    />
  );
}
