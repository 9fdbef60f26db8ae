/** What was drawn of things that never change: made once, one after the other, and kept as long as there is room. */

/** What was drawn, and how much room it takes. */
export interface Drawing<T> {
  readonly value: T
  /** In characters. */
  readonly size: number
}

/** How much is kept, and how many may wait to be drawn. */
export interface KeepLimits {
  readonly mostSize: number
  readonly mostWaiting: number
}

/** Keeps drawings by their keys. */
export interface KeptDrawings<T> {
  /** The drawing: kept, being made, or made now; undefined when too many wait already. */
  get(key: string, draw: () => Promise<Drawing<T>>): Promise<T | undefined>
}

/** Makes a keeper; `onDrop` is told of each that goes. */
export function createKeptDrawings<T>(
  { mostSize, mostWaiting }: KeepLimits,
  onDrop: (value: T) => void = () => {},
): KeptDrawings<T> {
  /** In the order of their last use. */
  const kept = new Map<string, Drawing<T>>()
  const making = new Map<string, Promise<T>>()
  let size = 0
  let last: Promise<unknown> = Promise.resolve()

  function drop(key: string, drawing: Drawing<T>) {
    kept.delete(key)
    size -= drawing.size
    onDrop(drawing.value)
  }

  function keep(key: string, drawing: Drawing<T>) {
    kept.set(key, drawing)
    size += drawing.size
    for (const [oldest, old] of kept) {
      // The newest stays whatever its size: whoever asked for it is about to use it.
      if (size <= mostSize || oldest === key) break
      drop(oldest, old)
    }
  }

  async function make(key: string, draw: () => Promise<Drawing<T>>): Promise<T> {
    const before = last
    const own = (async () => {
      await before.catch(() => undefined)
      const drawing = await draw()
      keep(key, drawing)
      return drawing.value
    })()
    last = own
    try {
      return await own
    } finally {
      making.delete(key)
    }
  }

  return {
    async get(key, draw) {
      const found = kept.get(key)
      if (found) {
        kept.delete(key)
        kept.set(key, found)
        return found.value
      }
      const running = making.get(key)
      if (running) return running
      if (making.size >= mostWaiting) return undefined
      const made = make(key, draw)
      making.set(key, made)
      return made
    },
  }
}
