import { createStore, promisifyRequest } from "idb-keyval";

/** Records by their keys, inside one transaction. */
export interface Records {
  get<T>(key: string): Promise<T | undefined>;
  put(key: string, value: unknown): void;
  delete(key: string): void;
}

/** Where records are kept. */
export interface Database {
  /** False where the browser keeps nothing for this page: then the records are gone with it. */
  lasting: boolean;
  /** Reads and writes in one transaction: no other tab comes in between. */
  work<T>(task: (records: Records) => Promise<T>): Promise<T>;
}

/** The browser's database, or the page's memory where the browser blocks site data. */
export async function openDatabase(name: string): Promise<Database> {
  const store = createStore(name, "stage");
  try {
    await store("readonly", () => undefined);
  } catch {
    return inMemory();
  }
  return {
    lasting: true,
    work: (task) =>
      store("readwrite", async (objects) => {
        const done = promisifyRequest(objects.transaction);
        done.catch(() => {});
        const result = await task({
          get: (key) => promisifyRequest(objects.get(key)),
          put: (key, value) => void objects.put(value, key),
          delete: (key) => void objects.delete(key),
        });
        await done;
        return result;
      }),
  };
}

function inMemory(): Database {
  const kept = new Map<string, unknown>();
  const records: Records = {
    get: async <T>(key: string) => kept.get(key) as T | undefined,
    put: (key, value) => void kept.set(key, value),
    delete: (key) => void kept.delete(key),
  };
  return { lasting: false, work: (task) => task(records) };
}
