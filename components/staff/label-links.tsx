"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { buttonLooks } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";

/** More than one pickup fills. */
const bagCounts = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The label of a staged pickup on paper: one for each of its bags, on a roll or a sheet. */
export function LabelLinks({ pickup }: { pickup: string }) {
  const t = useTranslations("staff.paper");
  const locale = useLocale();
  const [bags, setBags] = useState(1);
  const href = (size: "roll" | "a4") => `/${locale}/staff/pickups/${pickup}/label?size=${size}&bags=${bags}`;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="w-24">
        <SelectField
          id={`bags-${pickup}`}
          name="bags"
          label={t("bags")}
          value={bags}
          onChange={(event) => setBags(Number(event.target.value))}
        >
          {bagCounts.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </SelectField>
      </div>
      <a href={href("roll")} target="_blank" rel="noopener" className={buttonLooks("secondary", "large")}>
        {t("labelRoll")}
      </a>
      <a href={href("a4")} target="_blank" rel="noopener" className={buttonLooks("secondary", "large")}>
        {t("labelSheet")}
      </a>
    </div>
  );
}
