/** The report of an import. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ImportResult } from '@/lib/shared/api/import'
import { ImportReport } from './import-report'

const imported = (leftOutByKind: Extract<ImportResult, { status: 'imported' }>['leftOutByKind']): ImportResult => ({
  status: 'imported',
  chatId: 'a',
  title: 'T',
  messages: 2,
  leftOut: Object.values(leftOutByKind).reduce((sum, count) => sum + count, 0),
  leftOutByKind,
})
const reportText = (results: ImportResult[], failures: string[] = []) =>
  renderToStaticMarkup(<ImportReport run={{ state: 'done', total: results.length, results, failures }} />)

test('what was left out is listed by kind, over all conversations', () => {
  const report = reportText([imported({ images: 1, tools: 2 }), imported({ images: 1, audio: 1, messages: 1 })])
  expect(report).toContain(
    'Left out: 2 images, 1 recording, 2 tool calls and results, 1 message that could not be read.',
  )
})

test('nothing is said when nothing was left out, and failed files are listed beside imported ones', () => {
  const report = reportText([imported({})], ['b.json in a.zip is not JSON, or it is damaged.'])
  expect(report).not.toContain('eft out')
  expect(report).toContain('1 conversation imported')
  expect(report).toContain('b.json in a.zip is not JSON')
})
