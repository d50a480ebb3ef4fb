/** Pictures that wait to be sent: too large for the place where texts are kept. */
export interface PhotoBox {
  put(id: string, photo: Blob): Promise<void>;
  get(id: string): Promise<Blob | null>;
  remove(id: string): Promise<void>;
}

const DATABASE = 'nghe-dan';
const STORE = 'photos';

/** In the browser's database; where that is forbidden (private windows), in memory for this visit. */
export function openPhotoBox(): PhotoBox {
  const memory = new Map<string, Blob>();
  const opened = openDatabase();
  const run = async <Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result | undefined> => {
    const database = await opened;
    return database
      ? settled(act(database.transaction(STORE, mode).objectStore(STORE))).catch(() => undefined)
      : undefined;
  };
  return {
    put: async (id, photo) => {
      memory.set(id, photo);
      await run('readwrite', (store) => store.put(photo, id));
    },
    get: async (id) => memory.get(id) ?? (await run<Blob>('readonly', (store) => store.get(id))) ?? null,
    remove: async (id) => {
      memory.delete(id);
      await run('readwrite', (store) => store.delete(id));
    },
  };
}

async function openDatabase(): Promise<IDBDatabase | null> {
  try {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return await settled(request);
  } catch {
    return null;
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
