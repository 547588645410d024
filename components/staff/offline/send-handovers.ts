import type { CounterStore } from "./counter-store";
import type { LateAnswer, LateHandover, QueuedHandover } from "./kept-board";

/** Takes one handover to the server. Null when there is no answer, or nobody is signed in: later, then. */
export type Post = (handover: LateHandover, locale: string) => Promise<LateAnswer | null>;

/**
 * Sends what waits, in the order it was done, one after the other. Without an answer it stops: the same keys come again,
 * and count once. Another person's handover waits for them and holds nobody up.
 */
export async function sendHandovers(store: CounterStore, post: Post): Promise<void> {
  for (const queued of await store.queue()) {
    const handover = toSend(queued);
    if (!handover) continue;
    const answer = await post(handover, queued.locale);
    if (!answer) return;
    await store.settle(queued.key, answer);
  }
}

function toSend({ number: _, locale: __, refused, by, ...handover }: QueuedHandover): LateHandover | null {
  return by && !refused ? { ...handover, by: by.id } : null;
}

const patienceMs = 10_000;

/** Over the network, from a page or the service worker. */
export const postHandover: Post = async (handover, locale) => {
  try {
    const answer = await fetch(`/${locale}/staff/board/handovers`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(handover),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.status === 204) return null;
    // What the shop cannot take just now keeps nothing else from being sent.
    return answer.ok ? ((await answer.json()) as LateAnswer) : { outcome: "waiting" };
  } catch {
    return null;
  }
};
