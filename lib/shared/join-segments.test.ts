/** What was written in several segments reads as one text. */
import { expect, test } from 'vitest'
import { joinSegments } from './join-segments'
import type { Part } from './message'

const text = (words: string): Part => ({ type: 'text', text: words })
const continuation: Part = { type: 'data-continuation', data: { reason: 'stopped', at: '2026-11-21T10:00:00.000Z' } }
const step: Part = { type: 'step-start' }
const thought: Part = { type: 'reasoning', text: 'hm' }
const section: Part = { type: 'data-section', data: { id: 'a', title: 'A' } }
const sectionEnd: Part = {
  type: 'data-section-end',
  data: { id: 'a', outputTokens: 1, costUsd: 0, durationMs: 1 },
}
const tool = { type: 'tool-clock', toolCallId: 't', state: 'output-available', input: {}, output: 1 } as Part

test.each([
  ['no continuation', [step, text('a'), text('b')], [step, text('a'), text('b')]],
  ['one continuation', [step, text('a'), continuation, step, text('b')], [step, text('ab'), step]],
  ['two continuations', [text('a'), continuation, text('b'), continuation, text('c')], [text('abc')]],
  ['thinking behind the continuation', [text('a'), continuation, thought, text('b')], [text('ab'), thought]],
  ['a continuation without text before it', [thought, continuation, text('b')], [thought, text('b')]],
  ['a section that breaks off', [section, text('a'), continuation, section, text('b')], [section, text('ab'), section]],
  [
    'a section that has ended',
    [section, text('a'), sectionEnd, continuation, section, text('b')],
    [section, text('a'), sectionEnd, section, text('b')],
  ],
  ['a tool between', [text('a'), tool, continuation, text('b')], [text('a'), tool, text('b')]],
])('%s', (_name, parts, joined) => {
  expect(joinSegments(parts)).toEqual(joined)
})
