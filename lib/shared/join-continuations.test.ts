/** What was written in several legs reads as one text. */
import { expect, test } from 'vitest'
import { joinSeams } from './join-continuations'
import type { Part } from './message'

const text = (words: string): Part => ({ type: 'text', text: words })
const seam: Part = { type: 'data-seam', data: { reason: 'stopped', at: '2026-11-21T10:00:00.000Z' } }
const step: Part = { type: 'step-start' }
const thought: Part = { type: 'reasoning', text: 'hm' }
const tool = { type: 'tool-clock', toolCallId: 't', state: 'output-available', input: {}, output: 1 } as Part

test.each([
  ['no seam', [step, text('a'), text('b')], [step, text('a'), text('b')]],
  ['one seam', [step, text('a'), seam, step, text('b')], [step, text('ab'), step]],
  ['two seams', [text('a'), seam, text('b'), seam, text('c')], [text('abc')]],
  ['thinking behind the seam', [text('a'), seam, thought, text('b')], [text('ab'), thought]],
  ['a seam without text before it', [thought, seam, text('b')], [thought, text('b')]],
  ['a tool between', [text('a'), tool, seam, text('b')], [text('a'), tool, text('b')]],
])('%s', (_name, parts, joined) => {
  expect(joinSeams(parts)).toEqual(joined)
})
