/**
 * Passes the events of a call through a layer around a provider. An async generator would make four promises for each
 * event; this makes one.
 */

/** How a source ended: by itself, with an error, or because its reader left. */
export type End = { kind: 'ended' } | { kind: 'failed'; thrown: unknown } | { kind: 'left' }

/** The hooks of a layer. */
export interface PassingHooks<T> {
  /** Called with each value before it is passed on. If it throws, the source ends with that error. */
  each(value: T): void
  /** Called once, however the source ends. */
  end?(end: End): void
  /** A source to continue with after an error; undefined to throw it. */
  instead?(thrown: unknown): AsyncIterable<T> | undefined
}

/** Passes on a source's values; the source is opened when the first value is requested. */
export function passing<T>(
  open: () => AsyncIterable<T> | Promise<AsyncIterable<T>>,
  { each, end, instead }: PassingHooks<T>,
): AsyncIterableIterator<T> {
  let source: AsyncIterator<T> | undefined
  let isOver = false

  function finish(how: End) {
    if (isOver) return
    isOver = true
    end?.(how)
  }

  function take(result: IteratorResult<T>): IteratorResult<T> | Promise<IteratorResult<T>> {
    if (result.done) {
      finish({ kind: 'ended' })
      return result
    }
    try {
      each(result.value)
    } catch (thrown) {
      return leave(thrown)
    }
    return result
  }

  async function leave(thrown: unknown): Promise<never> {
    // As a for-await loop would end a generator on an error.
    await source?.return?.()
    finish({ kind: 'failed', thrown })
    throw thrown
  }

  function fail(thrown: unknown): Promise<IteratorResult<T>> {
    const other = isOver ? undefined : instead?.(thrown)
    if (!other) {
      finish({ kind: 'failed', thrown })
      return Promise.reject(thrown)
    }
    source = other[Symbol.asyncIterator]()
    return source.next().then(take, fail)
  }

  async function begin(): Promise<IteratorResult<T>> {
    try {
      source = (await open())[Symbol.asyncIterator]()
    } catch (thrown) {
      isOver = true
      throw thrown
    }
    return source.next().then(take, fail)
  }

  const iterator: AsyncIterableIterator<T> = {
    next() {
      if (isOver) return Promise.resolve({ done: true, value: undefined })
      return source ? source.next().then(take, fail) : begin()
    },
    async return() {
      const wasOver = isOver
      isOver = true
      await source?.return?.()
      if (!wasOver) end?.({ kind: 'left' })
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
