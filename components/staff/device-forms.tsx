"use client";

import { useTranslations } from "next-intl";
import { Field, SelectField } from "@/components/ui/field";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type EnrolProps = { stores: { slug: string; name: string }[]; enrol: Press; firstKey: string };

/** Makes this browser one that a store's people share. */
export function EnrolDevice({ stores, enrol, firstKey }: EnrolProps) {
  const t = useTranslations("people.devices");
  return (
    <PressForm
      press={enrol}
      firstKey={firstKey}
      className="grid max-w-md gap-4"
      button={{ children: t("enrol"), working: t("enrolling") }}
    >
      <Field name="name" label={t("name")} hint={t("nameHint")} required maxLength={60} autoComplete="off" />
      <SelectField name="store" label={t("store")}>
        {stores.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </SelectField>
    </PressForm>
  );
}

/** Ends a device. */
export function RevokeDevice({
  revoke,
  firstKey,
  label,
}: {
  revoke: Press;
  firstKey: string;
  label: string;
}) {
  const t = useTranslations("people.devices");
  return (
    <PressForm
      press={revoke}
      firstKey={firstKey}
      button={{ children: label, working: t("revoking"), tone: "secondary", size: "medium" }}
    />
  );
}
