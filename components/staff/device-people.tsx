"use client";

import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PinStep } from "./pin-step";
import type { Step, StepState } from "./step-state";

type Props = {
  device: { name: string; store: string };
  people: { id: string; name: string; role: string; href: string }[];
  /** Whose PIN is asked for; null while nobody is chosen. */
  chosen: { name: string } | null;
  enter: Step;
  first?: StepState;
  /** Back to all of them. */
  back: string;
};

/** Who is at a shared device: a tap on a name, then their PIN. */
export function DevicePeople({ device, people, chosen, enter, first, back }: Props) {
  const t = useTranslations("people.device");
  if (chosen)
    return (
      <div className="grid gap-4">
        <PinStep key={chosen.name} name={chosen.name} enter={enter} first={first} />
        <a href={back} className={buttonLooks("secondary", "large")}>
          {t("other")}
        </a>
      </div>
    );
  return (
    <section aria-labelledby="who" className="grid gap-3">
      <div>
        <h2 id="who" className="text-xl">
          {t("who")}
        </h2>
        <p className="text-sm text-ink-soft">{t("at", device)}</p>
      </div>
      {people.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="grid gap-2">
        {people.map(({ id, name, role, href }) => (
          <li key={id}>
            <a
              href={href}
              className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line-strong bg-surface px-3.5 py-2 text-ink no-underline hover:border-ink"
            >
              <Icon name="person" size={24} />
              <span className="grid">
                <span className="font-bold">{name}</span>
                <span className="text-sm">{role}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
