"use client";

import { useLocale, useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PendingHandovers } from "./pending-handovers";
import { RefusedHandovers } from "./refused-handovers";
import { shellPath } from "./shell";
import { useDevice, useTouches } from "./use-device";
import { useKeeper, useKeptShell } from "./use-keeper";

/** Behind the lock nobody is at the device, whoever touches it. */
const notLocked = () => document.querySelector("dialog[open][aria-labelledby=idle-lock]") === null;

/**
 * The board's part for a network that goes away: keeps what a handover needs, leads to it, and puts in front of the
 * clerk what became of handovers that were made meanwhile.
 */
export function CounterKeeper({ address }: { address: string }) {
  const t = useTranslations("away");
  const locale = useLocale();
  const network = useKeeper(address);
  useKeptShell(locale);
  useTouches(notLocked);
  const device = useDevice();
  if (!device) return null;
  const { held, queue } = device;
  return (
    <div className="mt-3 grid gap-3 empty:hidden">
      <RefusedHandovers queue={queue} />
      <PendingHandovers queue={queue} person={network === "there" ? (held?.board.person ?? null) : null} />
      {network === "lost" && held ? (
        <p role="status">
          <a href={shellPath(locale)} className={buttonLooks("primary", "large")}>
            <Icon name="offline" />
            {t("open")}
          </a>
        </p>
      ) : null}
      {network === "there" && held ? (
        <p className="flex items-center gap-2 text-sm font-medium">
          <Icon name="check" size={18} className="text-green" />
          {t("kept", { count: held.board.orders.length })}
        </p>
      ) : null}
    </div>
  );
}
