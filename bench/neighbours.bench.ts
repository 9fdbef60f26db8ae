/**
 * How long others wait while guests do their worst: each attack on a fresh server, on the embedded database and then on
 * Postgres. `--only=import,search` plays the attacks whose names start so, `--database=embedded` or `postgres` only one
 * database.
 */
import { startPostgres } from '@/scripts/servers.mjs'
import { ATTACKS } from './neighbours/attacks'
import { type HostileUpstream, startHostileUpstream } from './neighbours/hostile-upstream'
import { type AttackResult, measure, QUIET } from './neighbours/measure'
import { type BenchOptions, printTable } from './support'

/** What must hold on every row, in milliseconds and megabytes. */
const LIMITS = { waitP95: 250, waitMax: 1_000, gapP99: 250, grownMegabytes: 200 } as const
const DATABASES = ['embedded', 'postgres'] as const
const REFUSALS = /^not prepared: (?:4\d\d|an import was skipped)/
const MAX_FAILURES_SHOWN = 3

/** Prints a table for each database, and fails when a row exceeds a limit. */
export async function run(options: BenchOptions) {
  const prefixes = options.only?.split(',') ?? ['']
  const attacks = ATTACKS.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
  if (attacks.length === 0) throw new Error(`There are: ${ATTACKS.map(({ name }) => name).join(', ')}`)
  const upstream = await startHostileUpstream()
  try {
    for (const database of DATABASES) {
      if (options.database !== undefined && options.database !== database) continue
      const rows = await measureAll(attacks, database, upstream)
      print(database, rows)
      if (rows.some((row) => problemsOf(row).length > 0)) process.exitCode = 1
    }
  } finally {
    await upstream.stop()
  }
}

async function measureAll(
  attacks: typeof ATTACKS,
  database: (typeof DATABASES)[number],
  upstream: HostileUpstream,
): Promise<AttackResult[]> {
  const postgres = database === 'postgres' ? await startPostgres() : undefined
  const rows: AttackResult[] = []
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

/** The figures that exceed their limits, and `failures` and `outcomes` when those are wrong. */
function problemsOf(row: AttackResult): string[] {
  const figures: string[] = FIGURES.filter(
    (figure) => figure in LIMITS && !(row[figure] <= LIMITS[figure as keyof typeof LIMITS]),
  )
  // An attack that was refused during its preparation counts as refused.
  const isUnplayed = Object.keys(row.outcomes).some(
    (outcome) => /^not prepared/.test(outcome) && !REFUSALS.test(outcome),
  )
  return [...figures, ...(row.failures.length > 0 ? ['failures'] : []), ...(isUnplayed ? ['outcomes'] : [])]
}

function print(database: string, rows: readonly AttackResult[]) {
  printTable(`Other visitors on the ${database} database: waits and gaps in ms, growth in MB, “!” over the limit`, [
    ['meanwhile', 'wait p50', 'p95', 'longest', 'gap p99', 'longest', 'grown', 'failed', 'what the attackers got'],
    ...rows.map((row) => {
      const problems = problemsOf(row)
      const outcomes = Object.entries(row.outcomes).map(([outcome, count]) => `${count} × ${outcome}`)
      return [
        row.name,
        ...FIGURES.map((figure) => `${row[figure].toFixed(0)}${problems.includes(figure) ? ' !' : ''}`),
        `${row.failures.length}${problems.includes('failures') ? ' !' : ''}`,
        `${outcomes.join(', ') || 'nothing'}${problems.includes('outcomes') ? ' !' : ''}`,
      ]
    }),
  ])
  for (const { name, failures } of rows) {
    if (failures.length > 0) console.log(`  ${name}: ${failures.slice(0, MAX_FAILURES_SHOWN).join('; ')}`)
  }
  const { waitP95, waitMax, gapP99, grownMegabytes } = LIMITS
  console.log(
    `  Limits: wait p95 ${waitP95} ms and longest ${waitMax} ms, gap p99 ${gapP99} ms, growth ${grownMegabytes} MB, nobody failed.`,
  )
}
