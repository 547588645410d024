/** Where a device keeps a few things by name. */
export type Drawer = {
  get: (name: string) => Promise<unknown>;
  put: (name: string, value: unknown) => Promise<void>;
  remove: (name: string) => Promise<void>;
  /** Nothing is left of it afterwards, not even the drawer. */
  empty: () => Promise<void>;
};

const databaseName = "aisle-counter";
const storeName = "kept";

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(databaseName, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(storeName);
  const database = await answerOf(opening);
  try {
    return await answerOf(work(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    // Kept open it would stand in the way of being deleted.
    database.close();
  }
}

/** The browser's own, which a page and the service worker share. */
export const browserDrawer: Drawer = {
  get: (name) => withStore<unknown>("readonly", (store) => store.get(name)),
  put: async (name, value) => void (await withStore("readwrite", (store) => store.put(value, name))),
  remove: async (name) => void (await withStore("readwrite", (store) => store.delete(name))),
  empty: async () => void (await answerOf(indexedDB.deleteDatabase(databaseName))),
};
