import { counterStore } from "./counter-store";
import { browserDrawer } from "./drawer";
import { postHandover, sendHandovers } from "./send-handovers";

/** Whether this browser, at this address, can keep anything sealed: over https, or on the shop's own machine. */
export const canKeep = (): boolean =>
  typeof indexedDB !== "undefined" && globalThis.isSecureContext && "locks" in navigator;

/** What this device keeps for being without a network; the same for its pages and its service worker. */
export const thisDevice = counterStore(browserDrawer, (work) =>
  navigator.locks.request("aisle-counter", work),
);

const channelName = "aisle-counter";

/** Tells every open page that something of it changed, this one too. */
export function tellChanged(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("changed");
  channel.close();
}

export function onChanged(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  return () => channel.close();
}

/** Sends what waits on this device. One page or the worker does so at a time; for a second one nothing is left to do. */
export async function sendFromHere(): Promise<void> {
  await navigator.locks.request("aisle-counter-sending", { ifAvailable: true }, async (lock) => {
    if (!lock || !(await thisDevice.queue()).some((h) => h.by && !h.refused)) return;
    await sendHandovers(thisDevice, postHandover);
    tellChanged();
  });
}

/** What the browser calls a wake-up of the worker once there is a network again, where it knows such a thing. */
export const syncTag = "counter-handovers";
