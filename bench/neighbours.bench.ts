/**
 * How long others wait while guests do their worst: each attack on a server of its own, on the embedded database and then
 * on Postgres. `--only=import,search` plays those whose names begin so, `--database=embedded` or `postgres` one of both.
 */
import { startPostgres } from '@/scripts/servers.mjs'
import { ATTACKS } from './neighbours/attacks'
import { type HostileUpstream, startHostileUpstream } from './neighbours/hostile-upstream'
import { type Measured, measure, QUIET } from './neighbours/measure'
import { type BenchOptions, printTable } from './support'

/** What must hold on every row, in milliseconds and megabytes. */
const LIMITS = { waitP95: 250, waitMax: 1_000, gapP99: 250, grownMegabytes: 200 } as const
const DATABASES = ['embedded', 'postgres'] as const
const REFUSALS = /^not prepared: (?:4\d\d|an import was skipped)/
const SHOWN_FAILURES = 3

/** Plays the attacks, prints a table for each database, and fails where a row is over a limit. */
export async function run(options: BenchOptions) {
  const begins = options.only?.split(',') ?? ['']
  const attacks = ATTACKS.filter(({ name }) => begins.some((begin) => name.startsWith(begin)))
  if (attacks.length === 0) throw new Error(`There are: ${ATTACKS.map(({ name }) => name).join(', ')}`)
  const upstream = await startHostileUpstream()
  try {
    for (const database of DATABASES) {
      if (options.database !== undefined && options.database !== database) continue
      const rows = await measureAll(attacks, database, upstream)
      print(database, rows)
      if (rows.some((row) => overIn(row).length > 0)) process.exitCode = 1
    }
  } finally {
    await upstream.stop()
  }
}

async function measureAll(
  attacks: typeof ATTACKS,
  database: (typeof DATABASES)[number],
  upstream: HostileUpstream,
): Promise<Measured[]> {
  const postgres = database === 'postgres' ? await startPostgres() : undefined
  const rows: Measured[] = []
  try {
    for (const attack of [undefined, ...attacks]) {
      rows.push(
        await measure(attack, {
          ANTHROPIC_BASE_URL: upstream.url,
          AUTH_SECRET: 'a secret of the benches',
          ...(postgres && { DATABASE_URL: await postgres.createDatabase() }),
        }),
      )
      console.log(`  ${database}: ${attack?.name ?? QUIET}`)
    }
  } finally {
    await postgres?.remove()
  }
  return rows
}

const FIGURES = ['waitP50', 'waitP95', 'waitMax', 'gapP99', 'gapMax', 'grownMegabytes'] as const

/** The figures that are over their limits, and what else is not as it should be. */
function overIn(row: Measured): string[] {
  const over: string[] = FIGURES.filter(
    (figure) => figure in LIMITS && !(row[figure] <= LIMITS[figure as keyof typeof LIMITS]),
  )
  // What was refused before it began is refused.
  const isUnplayed = Object.keys(row.outcomes).some(
    (outcome) => /^not prepared/.test(outcome) && !REFUSALS.test(outcome),
  )
  return [...over, ...(row.failures.length > 0 ? ['failures'] : []), ...(isUnplayed ? ['outcomes'] : [])]
}

function print(database: string, rows: readonly Measured[]) {
  printTable(`Other visitors on the ${database} database: waits and gaps in ms, growth in MB, “!” over the limit`, [
    ['meanwhile', 'wait p50', 'p95', 'longest', 'gap p99', 'longest', 'grown', 'failed', 'what the attackers got'],
    ...rows.map((row) => {
      const over = overIn(row)
      const got = Object.entries(row.outcomes).map(([outcome, count]) => `${count} × ${outcome}`)
      return [
        row.name,
        ...FIGURES.map((figure) => `${row[figure].toFixed(0)}${over.includes(figure) ? ' !' : ''}`),
        `${row.failures.length}${over.includes('failures') ? ' !' : ''}`,
        `${got.join(', ') || 'nothing'}${over.includes('outcomes') ? ' !' : ''}`,
      ]
    }),
  ])
  for (const { name, failures } of rows) {
    if (failures.length > 0) console.log(`  ${name}: ${failures.slice(0, SHOWN_FAILURES).join('; ')}`)
  }
  const { waitP95, waitMax, gapP99, grownMegabytes } = LIMITS
  console.log(
    `  Limits: wait p95 ${waitP95} ms and longest ${waitMax} ms, gap p99 ${gapP99} ms, growth ${grownMegabytes} MB, nobody failed.`,
  )
}
