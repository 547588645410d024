import pg from "pg";
import { planName } from "./kept-plans";

type Asked = string | { text?: string; name?: string; submit?: unknown };
type WithStream = { connection: { stream: { cork(): void; uncork(): void } } };

/**
 * A connection that does two things by itself which the driver leaves to whoever uses it:
 *
 * - It has a statement planned once when it comes often, as the field's other drivers do. Planning costs a checkout's
 *   statements as much as running them. Postgres itself goes on planning those anew for which it finds that one plan
 *   does not fit all values. Not for a pooler, which lends out sessions and knows nothing of what was planned on them.
 * - Statements of one moment, such as `begin` and what follows it, travel in one packet: sending is a third of what a
 *   server does in a checkout.
 */
export class ShopClient extends pg.Client {
  #gathering = false;

  override query(...asked: never[]): never {
    const [first, ...rest] = asked as unknown as [Asked, ...unknown[]];
    this.#gather();
    return Reflect.apply(super.query, this, [named(first, rest[0]), ...rest]) as never;
  }

  #gather(): void {
    if (this.#gathering) return;
    const { stream } = (this as unknown as WithStream).connection;
    this.#gathering = true;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }
}

function named(asked: Asked, values: unknown): Asked {
  if (typeof asked === "string") {
    const name = Array.isArray(values) && planName(asked);
    return name ? { text: asked, name } : asked;
  }
  if (asked.submit || asked.name || !asked.text) return asked;
  const name = planName(asked.text);
  return name ? { ...asked, name } : asked;
}
