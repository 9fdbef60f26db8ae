/** The measurements of a run as CSV (RFC 4180), for spreadsheets. */
import { textIn } from '@/lib/stream/text-in'
import { createMeter } from './measure'
import { isWrongOnPurpose, WRONG_ON_PURPOSE } from './reversal-times'
import type { StageRun } from './stage-run'

const HEADER = ['row', 'name', 'time_ms', 'characters', 'words', 'value']

const CLOCKS = [
  ['first word', 'firstWordMs'],
  ['first line', 'firstLineMs'],
  ['first paragraph', 'firstParagraphMs'],
  ['end', 'endMs'],
] as const

const SOURCES = { live: 'asked live', recording: 'a recording', file: 'a recording from a file' } as const

/** A spreadsheet would run a text that begins like this, with or without blanks before it. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** One field. Texts that a spreadsheet would run as a formula begin with an apostrophe. */
function field(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const inert = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

const milliseconds = (value: number | undefined) => (value === undefined ? undefined : Math.round(value * 10) / 10)

/**
 * Rows of three kinds under one header: `about` with what was asked of whom, `clock` with what the clocks show, and
 * `moment` with how much text had arrived at each time.
 */
export function measurementsCsv(run: StageRun): string {
  const meter = createMeter(run)
  const measures = meter.at(Number.POSITIVE_INFINITY)
  const { question, source, model } = run
  const about = (name: string, value: string) => ['about', name, undefined, undefined, undefined, value]
  const rows: Array<Array<string | number | undefined>> = [
    HEADER,
    about('question', question),
    about('answered by', source.simulated ? 'the simulator' : (model ?? 'a model whose name is not known')),
    about('source', SOURCES[source.kind]),
    about('ended', run.hasEnded ? 'yes' : 'no'),
    ...(isWrongOnPurpose(run) ? [about('note', WRONG_ON_PURPOSE)] : []),
    ...CLOCKS.map(([name, key]) => ['clock', name, milliseconds(measures[key]), undefined, undefined, undefined]),
    ['clock', 'words readable', undefined, undefined, measures.words, undefined],
  ]
  let characters = 0
  for (const [index, { at, chunks }] of run.moments.entries()) {
    characters += textIn(chunks).length
    rows.push(['moment', undefined, milliseconds(at), characters, meter.wordsAfter(index + 1), undefined])
  }
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}
