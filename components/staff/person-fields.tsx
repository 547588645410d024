"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import type { StaffRole } from "@/lib/identity/roles";

type Props = {
  id: string;
  /** The roles that the reader may give. */
  roles: { role: StaffRole; name: string }[];
  stores: { slug: string; name: string }[];
  role?: StaffRole;
  chosen?: readonly string[];
};

/** What somebody is, and where. */
export function PersonFields({ id, roles, stores, role = "associate", chosen = [] }: Props) {
  const t = useTranslations("people.list");
  const only = stores.length === 1;
  return (
    <>
      <SelectField id={`${id}-role`} name="role" label={t("role")} defaultValue={role}>
        {roles.map((known) => (
          <option key={known.role} value={known.role}>
            {known.name}
          </option>
        ))}
      </SelectField>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-semibold">{t("stores")}</legend>
        {stores.map(({ slug, name }) => (
          <label key={slug} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="stores"
              value={slug}
              defaultChecked={only || chosen.includes(slug)}
              className="size-6 accent-green"
            />
            {name}
          </label>
        ))}
        {roles.some((known) => known.role === "admin") ? (
          <p className="text-sm text-ink-soft">{t("adminStores")}</p>
        ) : null}
      </fieldset>
    </>
  );
}
