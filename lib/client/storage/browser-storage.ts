/**
 * The browser's storage, which may be forbidden, full, or hold what somebody else wrote. Nothing here throws: what cannot
 * be read is not there, and what cannot be written does not outlive the page.
 */

/** One of the browser's two storages. */
export interface BrowserStorage {
  keys(): string[]
  read(key: string): string | undefined
  /** What `parse` makes of the JSON under a key; undefined where it makes nothing of it. */
  readJson<T>(key: string, parse: (value: unknown) => T | undefined): T | undefined
  write(key: string, text: string): void
  writeJson(key: string, value: unknown): void
  remove(key: string): void
}

/** For all tabs, until it is removed. */
export const localStore = wrap(() => localStorage)

/** For one tab. */
export const tabStore = wrap(() => sessionStorage)

/** Calls back when another tab changes a key of `localStore`. Returns a function that ends this. */
export function onStorageChange(key: string, listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) listener()
  }
  addEventListener('storage', onStorage)
  return () => removeEventListener('storage', onStorage)
}

/** Takes a function, as even naming a storage may throw. */
function wrap(storage: () => Storage): BrowserStorage {
  const read = (key: string) => attempt(() => storage().getItem(key)) ?? undefined
  const write = (key: string, text: string) => attempt(() => storage().setItem(key, text))
  return {
    keys: () =>
      attempt(() => Array.from({ length: storage().length }, (_, at) => storage().key(at) ?? []).flat()) ?? [],
    read,
    readJson: (key, parse) => attempt(() => parse(JSON.parse(read(key) ?? 'null'))),
    write,
    writeJson: (key, value) => write(key, JSON.stringify(value)),
    remove: (key) => attempt(() => storage().removeItem(key)),
  }
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    // Private windows, full disks, and text that is no JSON.
    return undefined
  }
}
