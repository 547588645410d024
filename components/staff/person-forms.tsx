"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { PersonFields } from "./person-fields";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = Omit<ComponentProps<typeof PersonFields>, "id"> & {
  name: string;
  change: Press;
  reset: Press;
  end: Press;
  keys: [string, string, string];
};

/** What can be decided about somebody: role and stores, a reset, and the end. The last two ask twice. */
export function PersonForms({ name, change, reset, end, keys, ...fields }: Props) {
  const t = useTranslations("people.person");
  return (
    <div className="grid max-w-md gap-8">
      <section className="grid gap-3">
        <h2 className="text-xl">{t("change")}</h2>
        <PressForm
          press={change}
          firstKey={keys[0]}
          className="grid gap-4"
          button={{ children: t("save"), working: t("saving") }}
        >
          <PersonFields id="person" {...fields} />
        </PressForm>
      </section>
      <section className="grid gap-2">
        <h2 className="text-xl">{t("reset")}</h2>
        <p>{t("resetText", { name })}</p>
        <Twice label={t("reset")}>
          <PressForm
            press={reset}
            firstKey={keys[1]}
            button={{ children: t("resetYes"), working: t("saving"), tone: "danger" }}
          />
        </Twice>
      </section>
      <section className="grid gap-2">
        <h2 className="text-xl">{t("end")}</h2>
        <p>{t("endText", { name })}</p>
        <Twice label={t("end")}>
          <PressForm
            press={end}
            firstKey={keys[2]}
            button={{ children: t("endYes", { name }), working: t("saving"), tone: "danger" }}
          />
        </Twice>
      </section>
    </div>
  );
}

/** Opens what cannot be taken back; a native disclosure, so that it opens before the page is alive. */
function Twice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <details className="rounded-lg border border-line-strong px-4">
      <summary className="min-h-11 cursor-pointer content-center font-semibold">{label}</summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
