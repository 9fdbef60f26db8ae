import { describe, expect, it, vi } from 'vitest'
import { lazy } from './lazy-module'

/** A wait that the test ends. */
function heldPause() {
  const waits: number[] = []
  const ends: (() => void)[] = []
  const pause = (milliseconds: number) => {
    waits.push(milliseconds)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  return { pause, waits, end: () => ends.shift()?.() }
}

describe('a module that is loaded when first needed', () => {
  it('is loaded once, and notifies its listeners', async () => {
    const load = vi.fn(async () => 'module')
    const source = lazy(load)
    const listener = vi.fn()
    source.subscribe(listener)
    expect(source.get()).toBeUndefined()
    await Promise.all([source.load(), source.load()])
    await source.load()
    expect(source.get()).toBe('module')
    expect(load).toHaveBeenCalledTimes(1)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('is retried automatically after a failure', async () => {
    const { pause, waits, end } = heldPause()
    const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('no connection'))
    load.mockRejectedValueOnce(new Error('no connection')).mockResolvedValue('module')
    const source = lazy(load, pause)
    const listener = vi.fn()
    source.subscribe(listener)
    await source.load()
    expect(source.get()).toBeUndefined()
    end()
    await vi.waitFor(() => expect(waits).toHaveLength(2))
    expect(listener).not.toHaveBeenCalled()
    end()
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1))
    expect(source.get()).toBe('module')
    expect(load).toHaveBeenCalledTimes(3)
  })

  it('is retried a bounded number of times, and again on demand', async () => {
    const pause = vi.fn(async () => undefined)
    const load = vi.fn(async () => Promise.reject(new Error('gone')))
    const source = lazy(load, pause)
    await source.load()
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(5))
    await new Promise((resolve) => setImmediate(resolve))
    expect(load).toHaveBeenCalledTimes(5)
    await source.load()
    expect(load.mock.calls.length).toBeGreaterThan(5)
  })
})
