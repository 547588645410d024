"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { NothingHere } from "../nothing-here";
import { orderShown } from "./code-check";
import type { KeptOrder } from "./kept-board";
import { KeptFind } from "./kept-find";
import { KeptHandover, type Shown } from "./kept-handover";
import { KeptOrders } from "./kept-orders";
import { PendingHandovers } from "./pending-handovers";
import { RefusedHandovers } from "./refused-handovers";
import { sendFromHere } from "./this-device";
import { type Device, useDevice, useTouches } from "./use-device";
import { useNetwork } from "./use-network";
import { useTimeOf } from "./use-time-of";

/** The counter of a device that has no network: what was kept, and handovers that are sent later. */
export function OfflineCounter() {
  const t = useTranslations("away");
  const locale = useLocale();
  const device = useDevice();
  const network = useNetwork(locale);
  const open = useRef(false);
  open.current = device !== null && !device.locked;
  // With a network there is the board. One that comes back takes nothing out of the clerk's hands.
  const wasLost = useRef(false);
  if (network === "lost") wasLost.current = true;
  const isOpen = useCallback(() => open.current, []);
  useTouches(isOpen);
  useEffect(() => {
    if (network === "there") void sendFromHere();
  }, [network]);
  if (!device || network === "unknown")
    return (
      <p role="status" className="py-10 text-lg font-semibold">
        {t("looking")}
      </p>
    );
  return (
    <div className="grid gap-4">
      {network === "there" ? (
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-lg border-2 border-green bg-green-soft p-3.5 text-ink"
        >
          <p className="text-lg font-bold">{t("back.title")}</p>
          <a href={`/${locale}/staff`} className={buttonLooks("primary")}>
            {t("back.board")}
          </a>
        </div>
      ) : null}
      {device.held && !device.locked ? <RefusedHandovers queue={device.queue} /> : null}
      <PendingHandovers queue={device.queue} person={null} />
      {wasLost.current ? <Kept device={device} lost={network === "lost"} /> : null}
    </div>
  );
}

/** Behind the lock nothing is listed: only what somebody brings a code for is opened. */
function Kept({ device, lost }: { device: Device; lost: boolean }) {
  const t = useTranslations("away");
  const { held, queue, locked } = device;
  const timeOf = useTimeOf();
  const [shown, setShown] = useState<Shown | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useAskedFor(device, setShown);
  if (!held)
    return (
      <NothingHere icon="offline" title={t("nothing.title")} ways={[]}>
        {t("nothing.text")}
      </NothingHere>
    );
  const given = new Set(queue.map(({ id }) => id));
  const ready = held.board.orders.filter(({ id }) => !given.has(id));
  const current =
    shown && ready.find(({ id }) => id === shown.order.id) && (!locked || shown.proof) ? shown : null;
  const find = async (text: string) => {
    setSaid(null);
    const byCode = await orderShown(ready, text);
    if (byCode) return setShown({ ...byCode, value: text });
    const found = locked ? [] : named(ready, text);
    if (found.length === 1 && found[0]) return setShown({ order: found[0], proof: null, value: null });
    const other = held.board.others.find(({ number }) => number === text);
    setShown(null);
    if (found.length === 0)
      setSaid(other ? t("notReady", { number: other.number, due: other.due }) : t("none", { text }));
  };
  const recorded = (number: string) => {
    setShown(null);
    setSaid(t("recorded", { number }));
  };
  return (
    <>
      <div>
        <h2 className="text-2xl">{held.board.store.name}</h2>
        {lost ? (
          <p className="figures mt-1 inline-flex min-h-11 items-center gap-2 rounded-full border-2 border-tomato bg-tomato-soft px-3.5 text-sm font-bold text-ink">
            <Icon name="offline" className="text-tomato" />
            {t("since", { time: timeOf(held.at) })}
          </p>
        ) : null}
      </div>
      {locked ? (
        <div className="rounded-lg border-2 border-ink bg-amber-soft p-3.5 text-ink">
          <p className="text-lg font-bold">{t("locked.title")}</p>
          <p>{t("locked.text")}</p>
        </div>
      ) : null}
      <KeptFind find={find} locked={locked} />
      <p role="status" className="text-lg font-bold empty:hidden">
        {said}
      </p>
      {current ? (
        <KeptHandover
          key={current.order.id}
          shown={current}
          held={held}
          by={locked ? null : held.board.person}
          done={recorded}
          back={() => setShown(null)}
        />
      ) : locked ? null : (
        <KeptOrders orders={ready} open={(order) => setShown({ order, proof: null, value: null })} />
      )}
    </>
  );
}

function named(orders: readonly KeptOrder[], text: string): KeptOrder[] {
  const asked = text.trim().toLowerCase();
  return orders.filter(
    ({ number, name, pickupPerson }) =>
      number === text.trim() || `${name} ${pickupPerson ?? ""}`.toLowerCase().includes(asked),
  );
}

/** A pickup that somebody opened when there was no network any more is opened here, once. */
function useAskedFor({ held, locked }: Device, show: (shown: Shown) => void): void {
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !held) return;
    asked.current = true;
    const id = new URLSearchParams(location.search).get("pickup");
    const order = held.board.orders.find((o) => o.id === id);
    if (order && !locked) show({ order, proof: null, value: null });
  }, [held, locked, show]);
}
