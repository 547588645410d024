import type { Drawer } from "./drawer";
import type { KeptBoard, LateAnswer, Person, QueuedHandover } from "./kept-board";
import { newKey, type Sealed, seal, unseal } from "./sealed";

/** Whatever happens, what is older is as if it were not kept. */
const keptHours = 24;

/** A board on the device, and when it was true by the device's own clock. */
export type Held = { board: KeptBoard; at: number };

export type CounterStore = {
  keep: (board: KeptBoard) => Promise<void>;
  /** Null when nothing is kept, or it is too old; then it is removed too. */
  held: () => Promise<Held | null>;
  /** Removes the board; and with the last handover that waits, whatever else there is. */
  forget: () => Promise<void>;
  /** Handovers that are not written down yet, or were refused and nobody has seen it; the first one first. */
  queue: () => Promise<QueuedHandover[]>;
  add: (handover: QueuedHandover) => Promise<void>;
  /** What the server said about one of them. */
  settle: (key: string, answer: LateAnswer) => Promise<void>;
  /** Somebody says that what was done behind the lock was done by them. */
  claim: (key: string, person: Person) => Promise<void>;
  /** Somebody has seen that it was refused. One that waits is never removed. */
  dismiss: (key: string) => Promise<void>;
  /** Notes that somebody is at the device; with 0, that nobody is. */
  touch: (at: number) => Promise<void>;
  touchedAt: () => Promise<number>;
};

/** One page or worker at a time; the browser's locks reach across them. */
type Alone = <T>(work: () => Promise<T>) => Promise<T>;

/** What a counter keeps for being without a network, sealed, over a drawer. */
export function counterStore(drawer: Drawer, alone: Alone, clock: () => number = Date.now): CounterStore {
  const key = async (): Promise<CryptoKey> => {
    const known = (await drawer.get("key")) as CryptoKey | undefined;
    if (known) return known;
    const made = await newKey();
    await drawer.put("key", made);
    return made;
  };
  const read = async <T>(name: string): Promise<T | null> => {
    const sealed = (await drawer.get(name)) as Sealed | undefined;
    // Looking makes no key: what is being removed meanwhile would not be gone.
    const known = (await drawer.get("key")) as CryptoKey | undefined;
    return sealed && known ? unseal<T>(known, sealed) : null;
  };
  const write = async (name: string, value: unknown) => drawer.put(name, await seal(await key(), value));
  const queued = async () => (await read<QueuedHandover[]>("queue")) ?? [];

  const changeQueue = (change: (queue: QueuedHandover[]) => QueuedHandover[]): Promise<void> =>
    alone(async () => {
      const queue = change(await queued());
      if (queue.length > 0) return write("queue", queue);
      if (await drawer.get("board")) await drawer.remove("queue");
      else await drawer.empty();
    });

  const forget = () =>
    alone(async () => {
      if ((await queued()).length === 0) return drawer.empty();
      await drawer.remove("board");
      await drawer.remove("touched");
    });

  const withoutOrder = (id: string) =>
    alone(async () => {
      const held = await read<Held>("board");
      if (!held) return;
      const orders = held.board.orders.filter((order) => order.id !== id);
      await write("board", { ...held, board: { ...held.board, orders } });
    });

  return {
    keep: (board) => alone(() => write("board", { board, at: clock() } satisfies Held)),
    async held() {
      const held = await read<Held>("board");
      if (!held) return null;
      const age = clock() - held.at;
      // A clock that was set back would keep it for longer.
      if (age >= 0 && age < keptHours * 3_600_000) return held;
      await forget();
      return null;
    },
    forget,
    queue: queued,
    add: (handover) => changeQueue((queue) => [...queue.filter((h) => h.key !== handover.key), handover]),
    async settle(settled, answer) {
      if (answer.outcome === "waiting") return;
      if (answer.outcome === "refused") {
        const { code, message, happened } = answer;
        const refused = { code, message, happened };
        return changeQueue((queue) => queue.map((h) => (h.key === settled ? { ...h, refused } : h)));
      }
      const done = (await queued()).find((h) => h.key === settled);
      if (!done) return;
      // What was ready when the network went is not any more.
      await withoutOrder(done.id);
      await changeQueue((queue) => queue.filter((h) => h.key !== settled));
    },
    claim: (claimed, person) =>
      changeQueue((queue) =>
        queue.map((h) => (h.key === claimed && h.by === null ? { ...h, by: person } : h)),
      ),
    dismiss: (seen) => changeQueue((queue) => queue.filter((h) => h.key !== seen || h.refused === null)),
    // Says nothing about anybody, and is written often: it is not sealed.
    touch: (at) => alone(async () => ((await drawer.get("board")) ? drawer.put("touched", at) : undefined)),
    touchedAt: async () => Number((await drawer.get("touched")) ?? 0),
  };
}

/** Whether a shared device has been left alone for so long that it shows no customer. */
export const isLocked = ({ board }: Held, touchedAt: number, now: number): boolean =>
  board.lockMinutes !== null && (now < touchedAt || now - touchedAt >= board.lockMinutes * 60_000);
