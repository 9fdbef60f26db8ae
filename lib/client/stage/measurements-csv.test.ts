/** The measurements as CSV: rows of one width, times and counts as measured, nothing that a spreadsheet would run. */
import { expect, test } from 'vitest'
import { SECRETS, textRun } from './fixtures/runs'
import { measurementsCsv } from './measurements-csv'

/** Reads CSV as RFC 4180 has it. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  rows.pop()
  return rows
}

const valueIn = (rows: readonly string[][], name: string) => rows.find((row) => row[1] === name)?.[5]

test('one row a moment, with the text so far; the clocks in rows of their own', () => {
  const run = textRun('One two three', { pieceLength: 5, everyMs: 20, question: 'Count, please' })
  const csv = measurementsCsv(run)
  const rows = rowsOf(csv)
  expect(csv).not.toMatch(/[^\r]\n|\r[^\n]/)
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([6]))
  expect(rows[0]).toEqual(['row', 'name', 'time_ms', 'characters', 'words', 'value'])
  expect(rows.filter(([kind]) => kind === 'moment').map((row) => row.slice(2, 5))).toEqual([
    ['0.3', '0', '0'],
    ['300', '0', '0'],
    ['300', '5', '2'],
    ['320', '10', '3'],
    ['340', '13', '3'],
    ['340', '13', '3'],
    ['345', '13', '3'],
  ])
  const clocks = rows.filter(([kind]) => kind === 'clock').map((row) => [row[1], row[2] || row[4]])
  expect(clocks).toEqual([
    ['first word', '300'],
    ['first line', '345'],
    ['first paragraph', '345'],
    ['end', '345'],
    ['words readable', '3'],
  ])
  expect(valueIn(rows, 'question')).toBe('Count, please')
  expect(valueIn(rows, 'answered by')).toBe('claude-opus-5')
})

test('a clock that never came is empty, and a simulator is called one', () => {
  const run = { ...textRun(''), hasEnded: false, source: { kind: 'file', simulated: true, name: 'x' } as const }
  const rows = rowsOf(measurementsCsv(run))
  expect(rows.find((row) => row[1] === 'end')?.[2]).toBe('')
  expect([valueIn(rows, 'answered by'), valueIn(rows, 'ended')]).toEqual(['the simulator', 'no'])
  expect(valueIn(rows, 'source')).toBe('a recording from a file')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1', '＝1', '=cmd|\' /C calc\'!A0,"x"'])(
  'a question that begins like a formula is text: %j',
  (question) => {
    const run = { ...textRun('x', { question }), model: question }
    const rows = rowsOf(measurementsCsv(run))
    for (const name of ['question', 'answered by']) {
      expect(valueIn(rows, name)).toBe(question.startsWith('"') ? question : `'${question}`)
    }
    for (const field of rows.flat()) expect(field).not.toMatch(/^\s*[=+\-@＝]/)
  },
)

test('no ids', () => {
  const csv = measurementsCsv(textRun('Hi.'))
  for (const secret of Object.values(SECRETS)) expect(csv).not.toContain(secret)
})

test('an answer that is wrong on purpose says so', () => {
  const run = textRun('x', { question: 'Can I take ibuprofen with warfarin?' })
  expect(valueIn(rowsOf(measurementsCsv(run)), 'note')).toBeUndefined()
  const made = { ...run, source: { kind: 'file', simulated: true, name: 'x' } as const }
  expect(valueIn(rowsOf(measurementsCsv(made)), 'note')).toBe(
    'This answer is made up, and wrong on purpose at its start.',
  )
})
