/** What a person's chats used and cost: totals, charts by day and model, waiting times, a line for each chat. */
import { BackLink } from '@/components/ui/back-link'
import { formatCost, formatCount, formatDuration } from '@/components/ui/format'
import type { StoredShare, UsageDay, UsageReport, UsageTotal } from '@/lib/shared/api/usage-report'
import { promptTokensOf } from '@/lib/shared/usage'
import { BarChart, type Series } from './bar-chart'
import { ChatTable } from './chat-table'
import { costWords, roomWords, tokensOf } from './figures'
import { cacheWords } from './token-words'

/** The time spans to choose from. */
export const SPANS = [7, 30, 90] as const

/** The page. */
export function UsageView({ report, storage }: { report: UsageReport; storage?: StoredShare | undefined }) {
  const { total, days } = report
  return (
    <main className="column py-6">
      <BackLink />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="font-semibold text-xl">Usage</h1>
        <Spans chosen={days.length} />
      </div>
      {total.calls === 0 ? <Nothing days={days.length} /> : <Figures report={report} />}
      {storage && <p className="tabular mt-6 text-quiet text-small">{roomWords(storage)}</p>}
    </main>
  )
}

function Spans({ chosen }: { chosen: number }) {
  return (
    <nav aria-label="Span" className="flex gap-1 text-small">
      {SPANS.map((span) => (
        <a
          key={span}
          href={`/usage?days=${span}`}
          aria-current={span === chosen ? 'page' : undefined}
          className="inline-flex min-h-8 items-center rounded-lg px-3 text-quiet hover:bg-tint hover:text-ink aria-[current]:bg-tint aria-[current]:text-ink pointer-coarse:min-h-11"
        >
          {`${span} days`}
        </a>
      ))}
    </nav>
  )
}

function Nothing({ days }: { days: number }) {
  return (
    <p className="mt-8 text-quiet">
      {`Nothing was used in the last ${days} days. Each answer will be counted here, with its tokens and what it cost.`}
    </p>
  )
}

function Figures({ report }: { report: UsageReport }) {
  const { total, days, byDay, byChat, timeToFirstWordMs: times, pricesDates } = report
  return (
    <>
      <dl className="tabular mt-6 grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
        <Figure name="Cost" value={costWords(total)} />
        <Figure name="Tokens in" value={formatCount(promptTokensOf(total))} note={cacheWords(total)} />
        <Figure name="Tokens out" value={`${total.estimatedCalls > 0 ? '~' : ''}${formatCount(total.outputTokens)}`} />
        <Figure name="Calls to the model" value={formatCount(total.calls)} />
        {times && <Figure name="First word, half within" value={formatDuration(times.p50)} />}
        {times && <Figure name="First word, 95% within" value={formatDuration(times.p95)} />}
      </dl>
      <Notes total={total} pricesDates={pricesDates} />
      <BarChart title="Cost" days={days} series={seriesOf(byDay, days, ({ costUsd }) => costUsd)} format={formatCost} />
      <BarChart title="Tokens" days={days} series={seriesOf(byDay, days, tokensOf)} format={formatCount} />
      <ChatTable chats={byChat} />
    </>
  )
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt className="text-quiet text-small">{name}</dt>
      <dd className="mt-0.5 text-lg">{value}</dd>
      {note !== undefined && <dd className="text-pretty text-quiet text-small">{note}</dd>}
    </div>
  )
}

/** Notes needed to read the figures correctly. */
function Notes({ total, pricesDates }: { total: UsageTotal; pricesDates: readonly string[] }) {
  const { calls, simulatedCalls, estimatedCalls, unpricedCalls } = total
  const notes = [
    simulatedCalls === calls &&
      'All of this was simulated: nothing was billed. The costs are what they would have been.',
    simulatedCalls > 0 &&
      simulatedCalls < calls &&
      `${countOf(simulatedCalls)} simulated: nothing was billed for them, and the costs are what they would have been.`,
    estimatedCalls > 0 &&
      `~ marks estimates: for ${countOf(estimatedCalls).replace(/ (was|were)$/, '')} the provider gave no final count.`,
    unpricedCalls > 0 &&
      `${countOf(unpricedCalls)} answered by a model without a known price, and not part of the cost.`,
    `US dollars, by the prices of ${pricesDates.join(', ')}. Days are those of UTC.`,
  ].filter((note) => note !== false)
  return (
    <ul className="mt-4 grid gap-1 text-quiet text-small">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

const countOf = (calls: number) => (calls === 1 ? '1 call was' : `${formatCount(calls)} calls were`)

/** One series for each model, the largest first. */
function seriesOf(rows: readonly UsageDay[], days: readonly string[], value: (row: UsageDay) => number): Series[] {
  const places = new Map(days.map((day, at) => [day, at]))
  const byModel = new Map<string, number[]>()
  for (const row of rows) {
    const values = byModel.get(row.model) ?? days.map(() => 0)
    const place = places.get(row.day)
    if (place !== undefined) values[place] = (values[place] ?? 0) + value(row)
    byModel.set(row.model, values)
  }
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
  return [...byModel]
    .map(([name, values]) => ({ name, values }))
    .sort((a, b) => sum(b.values) - sum(a.values) || a.name.localeCompare(b.name))
}
