/** What was drawn of things that never change: made once, one after the other, and kept as long as there is room. */

/** What was drawn, and how much room it takes. */
export interface Rendering<T> {
  readonly value: T
  /** In characters. */
  readonly size: number
}

/** How much is kept, and how many may wait to be drawn. */
export interface KeepLimits {
  readonly maxSize: number
  readonly maxWaiting: number
}

/** Keeps drawings by their keys. */
export interface RenderingCache<T> {
  /** The drawing: kept, being made, or made now; undefined when too many wait already. */
  get(key: string, render: () => Promise<Rendering<T>>): Promise<T | undefined>
}

/** Makes a keeper; `onDrop` is told of each that goes. */
export function createRenderingCache<T>(
  { maxSize, maxWaiting }: KeepLimits,
  onDrop: (value: T) => void = () => {},
): RenderingCache<T> {
  /** In the order of their last use. */
  const kept = new Map<string, Rendering<T>>()
  const making = new Map<string, Promise<T>>()
  let size = 0
  let last: Promise<unknown> = Promise.resolve()

  function drop(key: string, rendering: Rendering<T>) {
    kept.delete(key)
    size -= rendering.size
    onDrop(rendering.value)
  }

  function keep(key: string, rendering: Rendering<T>) {
    kept.set(key, rendering)
    size += rendering.size
    for (const [oldest, old] of kept) {
      // The newest stays whatever its size: whoever asked for it is about to use it.
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
      const found = kept.get(key)
      if (found) {
        kept.delete(key)
        kept.set(key, found)
        return found.value
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
