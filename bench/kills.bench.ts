/** 50 kills with -9 during writes, on each kind of database: acknowledged writes that are missing afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type KillReport, playKills, seededRandom } from '@/lib/server/database/fixtures/kills'
import { findServers, SERVERS_HINT, startPostgres } from '@/scripts/servers.mjs'
import { percentile, printTable } from './support'

const KILLS = 50
const SEED = Number(process.env.SEED ?? 2026)

/** Prints one row for each kind. */
export async function run() {
  const rows = [
    ['written by', 'killed', 'kills', 'of them while opening', 'acknowledged', 'lost', 'half', 'reopen p50', 'p95'],
  ]
  const add = (
    writer: string,
    killed: string,
    { kills, whileOpening, acknowledged, lost, half, reopenMs }: KillReport,
  ) =>
    rows.push([
      writer,
      killed,
      ...[kills, whileOpening, acknowledged, lost, half].map(String),
      ...[0.5, 0.95].map((share) => `${percentile(reopenMs, share).toFixed(0)} ms`),
    ])
  const random = seededRandom(SEED)

  const folder = mkdtempSync(join(tmpdir(), 'firstword-kills-'))
  try {
    add('embedded', 'the process', await playKills({ target: join(folder, 'postgres'), kills: KILLS, random }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (findServers().postgres) {
    const server = await startPostgres({ durable: true })
    try {
      const target = await server.createDatabase()
      add('a client of Postgres', 'the client', await playKills({ target, kills: KILLS, random }))
      const killServer = async () => {
        await server.stop('SIGKILL')
        await server.start()
      }
      add('a client of Postgres', 'the server', await playKills({ target, kills: KILLS, random, killServer }))
    } finally {
      await server.remove()
    }
  } else console.log(`Postgres is left out: there is none here (${SERVERS_HINT}).`)
  printTable(`Kills with -9 during writes (seed ${SEED})`, rows)
}
