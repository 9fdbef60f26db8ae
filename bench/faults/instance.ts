/** A server behind the balancer that can be killed, stopped and restarted, on another port each time. */
import { clock } from '@/bench/processes/clock'
import { type AppProcess, startApp } from '@/e2e/support/app'

/** A server that comes and goes. */
export interface Instance {
  /** Undefined while it is down. */
  app(): AppProcess | undefined
  start(): Promise<void>
  /** Kills it at once. */
  kill(): Promise<void>
  /** Sends SIGTERM; resolves to the milliseconds until the end, `Infinity` when it had to be killed. */
  terminate(): Promise<number>
  /** The output of all its processes. */
  output(): string
  /** Exits that the bench did not cause. */
  crashes(): number
}

const STOP_LIMIT_MS = 15_000

/** Prepares an instance; `start` starts it. */
export function createInstance(environment: Record<string, string>): Instance {
  let app: AppProcess | undefined
  let pastOutput = ''
  let crashes = 0

  async function end(how: (ending: AppProcess) => Promise<void>) {
    const ending = app
    if (!ending) return
    app = undefined
    if (!isAlive(ending.pid)) crashes += 1
    await how(ending)
    pastOutput += ending.output()
  }

  return {
    app: () => app,
    async start() {
      app = await startApp(environment)
    },
    kill: () =>
      end(async (ending) => {
        if (isAlive(ending.pid)) process.kill(ending.pid, 'SIGKILL')
        await ending.stop()
      }),
    async terminate() {
      const startedAt = clock()
      await end((ending) => ending.stop(STOP_LIMIT_MS))
      const took = clock() - startedAt
      return took < STOP_LIMIT_MS ? took : Number.POSITIVE_INFINITY
    },
    output: () => pastOutput + (app?.output() ?? ''),
    crashes: () => crashes + (app && !isAlive(app.pid) ? 1 : 0),
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    // There is no such process.
    return false
  }
}
