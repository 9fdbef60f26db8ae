/** Loads what is needed sooner or later, however often it is asked for. */
import { WAITS_MS } from '@/components/ui/lazy-module'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'

/**
 * Everybody who asks gets the same promise, which ends when it is loaded: after a failure, as without a connection, it
 * waits before the next attempt, longer each time, and earlier when the device comes back online.
 */
export function patient<T>(
  load: () => Promise<T>,
  pause: (milliseconds: number) => Promise<void> = waitOrOnline,
): () => Promise<T> {
  let loading: Promise<T> | undefined

  async function untilLoaded(): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await load()
      } catch {
        // The code is readable without colours.
        await pause(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0)
      }
    }
  }

  return () => {
    loading ??= untilLoaded()
    return loading
  }
}
