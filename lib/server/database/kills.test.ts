/** M2: what was acknowledged outlives the process, on both forms. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rounds } from '@/scripts/rounds.mjs'
import { findServers, startPostgres } from '@/scripts/servers.mjs'
import { type KillReport, playKills, seededRandom } from './fixtures/kills'
import { copyDataDirectory } from './fixtures/shared'

const KILLS = rounds(2, 50)
const LIMIT_MS = 900_000

function expectNothingLost(report: KillReport) {
  expect(report).toMatchObject({ kills: KILLS, lost: 0, half: 0 })
  expect(report.acknowledged).toBeGreaterThanOrEqual(KILLS - report.whileOpening)
}

describe('kills with -9 during writes lose nothing that was acknowledged', () => {
  it(
    'embedded',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'firstword-kills-'))
      try {
        const target = join(folder, 'postgres')
        await copyDataDirectory(target)
        expectNothingLost(await playKills({ target, kills: KILLS, random: seededRandom(7) }))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    LIMIT_MS,
  )

  it.skipIf(!findServers().postgres)(
    'Postgres: the process that writes, and the server',
    async () => {
      const server = await startPostgres({ durable: true })
      try {
        const target = await server.createDatabase()
        expectNothingLost(await playKills({ target, kills: KILLS, random: seededRandom(8) }))
        const killServer = async () => {
          await server.stop('SIGKILL')
          await server.start()
        }
        expectNothingLost(await playKills({ target, kills: KILLS, random: seededRandom(9), killServer }))
      } finally {
        await server.remove()
      }
    },
    LIMIT_MS,
  )
})
