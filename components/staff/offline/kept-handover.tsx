"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { HandoverForm } from "../handover-form";
import type { Proof } from "../pickup-view";
import { notPressed, type PressState } from "../press-state";
import { usePress } from "../use-press";
import type { Held } from "./counter-store";
import type { KeptOrder, Person } from "./kept-board";
import { queuedHandover } from "./queued-handover";
import { sendFromHere, syncTag, tellChanged, thisDevice } from "./this-device";

/** An order that is looked at, and what its customer brought: what was scanned or typed, and as what. */
export type Shown = { order: KeptOrder; proof: Proof | null; value: string | null };

type Props = {
  shown: Shown;
  held: Held;
  /** Who hands it over; null behind the lock. */
  by: Person | null;
  done: (number: string) => void;
  back: () => void;
};

/** A handover that stands on this device until there is a network: asks what every handover asks. */
export function KeptHandover({ shown, held, by, done, back }: Props) {
  const t = useTranslations("away");
  const staff = useTranslations("staff");
  const locale = useLocale();
  const { order, proof } = shown;
  const [key] = useState(() => crypto.randomUUID());
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), []);
  const press = async (state: PressState, form: FormData): Promise<PressState> => {
    const refused = (code: string, message: string): PressState => ({
      ...state,
      outcome: "refused",
      code,
      message,
    });
    const handover = await queuedHandover(form, { shown, held, by, key, locale });
    if (!handover) return refused("pickup.wrong_code", staff("problem.pickup.wrong_code"));
    try {
      await thisDevice.add(handover);
    } catch {
      return refused("device.full", t("notWritten"));
    }
    await askForSync();
    tellChanged();
    // There may be a network again already.
    void sendFromHere();
    done(order.number);
    return notPressed(key);
  };
  const pressing = usePress(press, key);
  return (
    <section className="grid gap-5">
      <div>
        <Button tone="quiet" onClick={back} className="-ml-3">
          <Icon name="chevron" className="rotate-180" />
          {t(by ? "all" : "locked.next")}
        </Button>
        <h2 ref={top} tabIndex={-1} className="text-2xl break-words outline-none sm:text-3xl">
          {order.name}
        </h2>
        <p className="figures flex flex-wrap gap-x-3 font-medium">
          {[
            staff("pickup.heading", { number: order.number }),
            order.until && staff("pickup.until", { when: order.until }),
            order.bay && staff("row.bay", { bay: order.bay }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="mt-2 flex items-center gap-2 text-2xl font-extrabold">
          <Icon name="bag" size={26} />
          {order.shelf ?? staff("row.noShelf")}
        </p>
      </div>
      <ul
        aria-label={t("goods")}
        className="figures grid gap-1 rounded-lg border-2 border-line bg-surface p-3.5"
      >
        {order.lines.map(({ title, units }) => (
          <li key={title} className="font-semibold">
            {t("line", { quantity: units, title })}
          </li>
        ))}
      </ul>
      <HandoverForm
        view={{
          customer: { name: order.name },
          pickupPerson: order.pickupPerson,
          ageLimit: order.ageLimit,
          owed: order.owed,
          proof,
          idReasons: order.idRequired ? [t("idWhy")] : [],
        }}
        pressing={pressing}
      />
    </section>
  );
}

type Syncing = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } };

/** Where the browser knows how, it sends by itself once there is a network; the pages do so too. */
async function askForSync(): Promise<void> {
  try {
    const worker = (await navigator.serviceWorker?.getRegistration()) as Syncing | undefined;
    await worker?.sync?.register(syncTag);
  } catch {
    // A browser may refuse it; whoever opens the counter next sends it.
  }
}
