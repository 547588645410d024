import type { Store } from "./store";

/** More than a chain has; whatever is older is parsed again. */
const most = 2_000;
const known = new Map<string, Store>();

/**
 * A store from its JSON text as the database writes it. The same text gives the same object, so that what is computed
 * from a schedule can be kept with it; a change in the database is another text.
 */
export function storeFromText(text: string): Store {
  const found = known.get(text);
  if (found) return found;
  const store = JSON.parse(text) as Store;
  if (known.size >= most) known.clear();
  known.set(text, store);
  return store;
}
