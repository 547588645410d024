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

/** Null where there is no drawer and none is to be made: looking into it leaves nothing behind. */
async function opened(make: boolean): Promise<IDBDatabase | null> {
  const opening = indexedDB.open(databaseName, 1);
  let missing = false;
  opening.onupgradeneeded = () => {
    if (make) return void opening.result.createObjectStore(storeName);
    missing = true;
    opening.transaction?.abort();
  };
  try {
    return await answerOf(opening);
  } catch (error) {
    if (missing) return null;
    throw error;
  }
}

async function inDrawer(
  make: boolean,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await opened(make);
  if (!database) return undefined;
  try {
    return await answerOf(work(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    // Kept open it would stand in the way of being deleted.
    database.close();
  }
}

/** The browser's own, which a page and the service worker share. */
export const browserDrawer: Drawer = {
  get: (name) => inDrawer(false, "readonly", (store) => store.get(name)),
  put: async (name, value) => void (await inDrawer(true, "readwrite", (store) => store.put(value, name))),
  remove: async (name) => void (await inDrawer(false, "readwrite", (store) => store.delete(name))),
  empty: async () => void (await answerOf(indexedDB.deleteDatabase(databaseName))),
};
