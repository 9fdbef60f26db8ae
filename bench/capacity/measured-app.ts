/** A server on its own Postgres that reports its resources, with a visitor who has already asked a question. */
import { REPORTING } from '@/bench/faults/resources'
import { countQuestion, type Upstream } from '@/bench/processes/upstream'
import { type AppProcess, startApp } from '@/e2e/support/app'
import { visitor } from '@/e2e/support/wire'
import { startPostgres } from '@/scripts/servers.mjs'

/** A running server. */
export interface MeasuredApp {
  app: AppProcess
  me: ReturnType<typeof visitor>
  stop(): Promise<void>
}

/** Starts one. */
export async function startMeasuredApp(upstream: Upstream): Promise<MeasuredApp> {
  const postgres = await startPostgres()
  const app = await startApp({
    ANTHROPIC_BASE_URL: upstream.url,
    AUTH_SECRET: 'a secret of the benches',
    DATABASE_URL: await postgres.createDatabase(),
    NODE_OPTIONS: REPORTING,
  })
  const me = visitor(app.url)
  await (await me.ask('begin', countQuestion(1, 'begin', 100))).text()
  return {
    app,
    me,
    async stop() {
      await app.stop()
      await postgres.remove()
    },
  }
}
