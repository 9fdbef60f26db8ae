/** The apps of a worker: the first test that needs one starts it, and few run at a time. */
import type { SimulatorProcess } from './simulator'

/** What a start returns: it may include more than the app, and `stop` ends all of it. */
export interface Stoppable {
  stop(): Promise<void>
}

/** Starts an app, and what belongs to it, on the worker's simulator. */
export type Start<T extends Stoppable> = (simulator: SimulatorProcess) => Promise<T>

/** The running apps, by the function that started them. */
export interface Apps {
  get<Started extends Stoppable>(start: Start<Started>): Promise<Started>
  stop(): Promise<void>
}

/** An app takes some 400 MB. A test uses two at most, so that none of them is stopped meanwhile. */
const MAX_APPS = 3

/**
 * Playwright starts a new worker, with a browser, a simulator and an app, whenever a worker fixture differs from those
 * of the test before. So a file that needs its own app gets it here, by a test fixture.
 */
export function createApps(simulator: SimulatorProcess): Apps {
  // In order of last use.
  const running = new Map<Start<Stoppable>, Stoppable>()
  return {
    async get(start) {
      const app = running.get(start) ?? (await startNew(start))
      running.delete(start)
      running.set(start, app)
      // The map holds the result of each function under that function.
      return app as Awaited<ReturnType<typeof start>>
    },
    async stop() {
      await Promise.all([...running.values()].map((app) => app.stop()))
      running.clear()
    },
  }

  async function startNew(start: Start<Stoppable>): Promise<Stoppable> {
    const [oldest] = running
    if (oldest && running.size >= MAX_APPS) {
      running.delete(oldest[0])
      // The test that needs the next app has no part in it.
      await oldest[1].stop().catch((error) => console.error('An app of earlier tests did not stop:', error))
    }
    return start(simulator)
  }
}
