/** Loads something until it is there, however many ask for it. */
import { WAITS_MS } from '@/components/ui/lazy-module'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'

/**
 * All callers get the same promise, which resolves when it is loaded. After a failure, as without a connection, it waits
 * before the next attempt, longer each time, but tries at once when the device comes back online.
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
