/**
 * Watches the events of a call on their way. Each layer around a provider hands every event on: an async generator would
 * make four promises for each, and this makes one.
 */

/** How a source ended: by itself, with an error, or because nobody wanted more of it. */
export type End = { kind: 'ended' } | { kind: 'failed'; thrown: unknown } | { kind: 'left' }

/** What a layer does. */
export interface PassingHooks<T> {
  /** Called with each value before it is handed on. What it throws ends the source, and is thrown. */
  each(value: T): void
  /** Called once, however the source ends. */
  end?(end: End): void
  /** The source to go on with after an error; undefined where it is thrown. */
  instead?(thrown: unknown): AsyncIterable<T> | undefined
}

/** Hands on what a source brings, which is opened with the first wish for a value. */
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
    // As a generator would be left by an error in its loop.
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
