import "server-only";
import { db } from "@/db/client";
import { listenTo } from "@/db/listener";
import { type Renewal, renewalChannel, renewalsSince } from "@/lib/catalog/renew-pages";
import { logFailure } from "./log-failure";

/** From one look for renewals to the next, in milliseconds, should nobody be heard: a notice may be lost. */
const pace = 5_000;

/** What a server knows of what was renewed, and in which order. */
export class Renewals {
  #heard = new Map<string, { edition: number; at: number }>();
  #edition = 0;
  readonly #renew: (tags: string[]) => Promise<void>;

  /** @param renew makes this server forget what it keeps under these tags */
  constructor(renew: (tags: string[]) => Promise<void>) {
    this.#renew = renew;
  }

  /** The newest one heard of; 0 before the first. */
  get edition(): number {
    return this.#edition;
  }

  /** Takes up news, in order. What begins to be made once they count is made of what they are about. */
  async take(news: readonly Renewal[]): Promise<void> {
    const last = news.at(-1);
    if (!last) return;
    const note = (at: number) => {
      for (const { tag, edition } of news) this.#heard.set(tag, { edition, at });
    };
    // Before, so that nothing of the old state is kept after it; and after, so that the time is not before the renewal's.
    note(Date.now());
    await this.#renew(news.map(({ tag }) => tag));
    note(Date.now());
    this.#edition = Math.max(this.#edition, last.edition);
  }

  /** Whether one of these tags is known to be renewed since that edition. */
  since(tags: readonly string[], edition: number): boolean {
    return tags.some((tag) => (this.#heard.get(tag)?.edition ?? 0) > edition);
  }

  /** When this server last heard of one of these tags, by its own clock, in milliseconds. */
  heardAt(tags: readonly string[]): number {
    return Math.max(0, ...tags.map((tag) => this.#heard.get(tag)?.at ?? 0));
  }
}

/**
 * Hears of renewals: at once where notices get through, else within some seconds.
 * @returns how to stop
 */
export function followRenewals(renewals: Renewals): () => Promise<void> {
  let stopped = false;
  let looking = false;
  let askedAgain = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  async function look(): Promise<void> {
    askedAgain = looking;
    if (looking || stopped) return;
    looking = true;
    clearTimeout(timer);
    try {
      await renewals.take(await renewalsSince(db(), renewals.edition));
      failing = false;
    } catch (error) {
      if (!failing) logFailure("looking for renewed pages", error);
      failing = true;
    }
    looking = false;
    if (askedAgain) return look();
    if (!stopped) timer = setTimeout(look, pace).unref();
  }
  const hangUp = listenTo(renewalChannel, {
    heard: () => void look(),
    open: () => void look(),
    lost: (error) => logFailure("listening for renewed pages", error),
  });
  void look();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await hangUp();
  };
}
