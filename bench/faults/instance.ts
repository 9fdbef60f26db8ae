/** One of the servers behind the balancer: it is killed, stopped and started again, on another port each time. */
import { clock } from '@/bench/processes/clock'
import { type AppProcess, startApp } from '@/e2e/support/app'

/** A server that comes and goes. */
export interface Instance {
  /** Undefined while it is down. */
  app(): AppProcess | undefined
  start(): Promise<void>
  /** Kills it at once. */
  kill(): Promise<void>
  /** Asks it to end; resolves to the milliseconds that it took, `Infinity` when it had to be killed. */
  terminate(): Promise<number>
  /** What all its processes printed. */
  output(): string
  /** Ends that nobody here asked for. */
  crashes(): number
}

const STOP_LIMIT_MS = 15_000

/** Prepares an instance; `start` starts it. */
export function createInstance(environment: Record<string, string>): Instance {
  let app: AppProcess | undefined
  let printed = ''
  let crashes = 0

  async function end(how: (ending: AppProcess) => Promise<void>) {
    const ending = app
    if (!ending) return
    app = undefined
    if (!isAlive(ending.pid)) crashes += 1
    await how(ending)
    printed += ending.output()
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
    output: () => printed + (app?.output() ?? ''),
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
