"use client";

import type { ComponentProps } from "react";
import { SelectField } from "@/components/ui/field";
import { useSent } from "./action-form";

/** A list to choose from in an `ActionForm`: shows why it was refused, and what was chosen when the page came back. */
export function TypedSelect({ defaultValue, ...rest }: ComponentProps<typeof SelectField>) {
  const { outcome, errors } = useSent();
  return (
    <SelectField
      {...rest}
      error={errors[rest.name]}
      defaultValue={outcome?.typed?.[rest.name] ?? defaultValue}
    />
  );
}
