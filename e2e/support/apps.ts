/** The apps of a worker: each is started by the first test that asks for it, and few run at a time. */
import type { SimulatorProcess } from './simulator'

/** What a start has to bring: it may start more than the app, and ends all of it. */
export interface Stoppable {
  stop(): Promise<void>
}

/** Starts an app, and what belongs to it, on the worker's simulator. */
export type Start<Started extends Stoppable> = (simulator: SimulatorProcess) => Promise<Started>

/** The apps that run now, by the function that has started them. */
export interface Apps {
  get<Started extends Stoppable>(start: Start<Started>): Promise<Started>
  stop(): Promise<void>
}

/** An app takes some 400 MB. A test asks for two at most, so that none it uses is stopped. */
const MAX = 3

/**
 * Playwright begins a new worker, with a browser, a simulator and an app, wherever a fixture of the worker differs from
 * those of the test before. So a file that wants an app of its own gets it here, by a fixture of its tests.
 */
export function createApps(simulator: SimulatorProcess): Apps {
  // The one that was asked for last is the last.
  const running = new Map<Start<Stoppable>, Stoppable>()
  return {
    async get(start) {
      const found = running.get(start) ?? (await started(start))
      running.delete(start)
      running.set(start, found)
      // Under its own function there is what that function has brought.
      return found as Awaited<ReturnType<typeof start>>
    },
    async stop() {
      await Promise.all([...running.values()].map((app) => app.stop()))
      running.clear()
    },
  }

  async function started(start: Start<Stoppable>): Promise<Stoppable> {
    const [oldest] = running
    if (oldest && running.size >= MAX) {
      running.delete(oldest[0])
      await oldest[1].stop()
    }
    return start(simulator)
  }
}
