/** Renderings of things that never change: made once, one after the other, and kept while there is room. */

/** A rendering, and how much room it takes. */
export interface Rendering<T> {
  readonly value: T
  /** In characters. */
  readonly size: number
}

/** How much is kept, and how many renderings may wait. */
export interface KeepLimits {
  readonly maxSize: number
  readonly maxWaiting: number
}

/** Keeps renderings by key. */
export interface RenderingCache<T> {
  /** The rendering: cached, under way, or started now; undefined when too many are waiting. */
  get(key: string, render: () => Promise<Rendering<T>>): Promise<T | undefined>
}

/** Makes a cache; `onDrop` is called for each entry that is dropped. */
export function createRenderingCache<T>(
  { maxSize, maxWaiting }: KeepLimits,
  onDrop: (value: T) => void = () => {},
): RenderingCache<T> {
  /** Least recently used first. */
  const cache = new Map<string, Rendering<T>>()
  const making = new Map<string, Promise<T>>()
  let size = 0
  let last: Promise<unknown> = Promise.resolve()

  function drop(key: string, rendering: Rendering<T>) {
    cache.delete(key)
    size -= rendering.size
    onDrop(rendering.value)
  }

  function keep(key: string, rendering: Rendering<T>) {
    cache.set(key, rendering)
    size += rendering.size
    for (const [oldest, old] of cache) {
      // The newest stays whatever its size: it is about to be used.
      if (size <= maxSize || oldest === key) break
      drop(oldest, old)
    }
  }

  async function make(key: string, render: () => Promise<Rendering<T>>): Promise<T> {
    const before = last
    const own = (async () => {
      await before.catch(() => undefined)
      const rendering = await render()
      keep(key, rendering)
      return rendering.value
    })()
    last = own
    try {
      return await own
    } finally {
      making.delete(key)
    }
  }

  return {
    async get(key, render) {
      const cached = cache.get(key)
      if (cached) {
        cache.delete(key)
        cache.set(key, cached)
        return cached.value
      }
      const running = making.get(key)
      if (running) return running
      if (making.size >= maxWaiting) return undefined
      const made = make(key, render)
      making.set(key, made)
      return made
    },
  }
}
