"use client";

import { useTranslations } from "next-intl";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { revoked: boolean; reissue: Press; revoke: Press; firstKey: string };

/** When a QR or code went to the wrong person: a new one, or none at all. Folded away, since it is rare. */
export function CodeForms({ revoked, reissue, revoke, firstKey }: Props) {
  const t = useTranslations("staff.code");
  const working = t("working");
  return (
    <details className="rounded-xl border-2 border-line" open={revoked}>
      <summary className="flex min-h-13 items-center px-4 font-semibold text-ink">{t("title")}</summary>
      <div className="grid gap-4 px-4 pb-4">
        {revoked ? <p className="font-semibold">{t("revoked")}</p> : null}
        <PressForm
          press={reissue}
          firstKey={`${firstKey}-reissue`}
          className="grid gap-1.5"
          button={{ working, tone: "secondary", className: "w-full", children: t("reissue") }}
          note={t("reissueHint")}
        />
        {revoked ? null : (
          <PressForm
            press={revoke}
            firstKey={`${firstKey}-revoke`}
            className="grid gap-1.5"
            button={{ working, tone: "danger", className: "w-full", children: t("revoke") }}
            note={t("revokeHint")}
          />
        )}
      </div>
    </details>
  );
}
