/** Joined texts as Markdown, with their marks and the list of sources. */
import { expect, test } from 'vitest'
import type { Part } from '@/lib/shared/message'
import { inOneGo } from '@/lib/shared/steps'
import { withMarks, withMarksInSteps } from './marks-in-source'
import { addMark, answerMarkdown, groupTexts } from './text-groups'

const text = (words: string): Part => ({ type: 'text', text: words })
const page = (id: string, citedText?: string): Part => ({
  type: 'source-url',
  sourceId: id,
  url: `https://${id}.example/`,
  title: `Page [${id}]`,
  providerMetadata: { firstword: { textId: '0', ...(citedText && { citedText, place: 'page 3' }) } },
})

test('texts with only citations between them are joined; other parts separate texts', () => {
  const call = { type: 'step-start' } as Part
  const { pieces, sources } = groupTexts([text('A'), page('a'), page('b'), text(' b.'), call, text('C'), page('a')])
  expect(pieces).toEqual([
    { joined: { text: 'A b.', marks: [{ at: 1, numbers: [1, 2] }] } },
    { part: call },
    { joined: { text: 'C', marks: [{ at: 1, numbers: [1] }] } },
  ])
  expect(sources.map(({ number, host }) => [number, host])).toEqual([
    [1, 'a.example'],
    [2, 'b.example'],
  ])
})

test.each([
  ['directly behind the words', [text('Said.\n\n'), page('a'), text('Next.')], 'Said.[1]\n\nNext.'],
  ['never as the text of a link', [text('See'), page('a'), text('(there): x')], 'See\\[1](there): x'],
  ['below code', [text('```\nx\n```\n'), page('a'), text('Next.')], '```\nx\n```\n[1]\n\nNext.'],
])('a mark is %s', (_name, parts, written) => {
  const [piece] = groupTexts(parts).pieces
  expect(piece && 'joined' in piece && withMarks(piece.joined)).toBe(written)
})

test('an answer with sources ends in their list; one without is exactly its text', () => {
  expect(inOneGo(answerMarkdown([text('Said'), page('a', 'Its *words*\nthere'), text('.')], withMarksInSteps))).toBe(
    'Said[1].\n\n**Sources**\n\n1. [Page \\[a\\]](<https://a.example/>)\n   - page 3: “Its \\*words\\* there”\n',
  )
  expect(inOneGo(answerMarkdown([text('Said \n')], withMarksInSteps))).toBe('Said \n')
})

test('an unsafe address becomes a name without a link', () => {
  const hostile: Part = { type: 'source-url', sourceId: 'x', url: 'javascript:alert(1)', title: 'T' }
  expect(inOneGo(answerMarkdown([text('a'), hostile], withMarksInSteps))).not.toContain('javascript')
})

test('the numbers at one place are limited', () => {
  const marks: Parameters<typeof addMark>[0] = []
  for (let number = 1; number <= 5_000; number++) addMark(marks, 4, number)
  expect(marks).toEqual([{ at: 4, numbers: Array.from({ length: 50 }, (_, at) => at + 1) }])
})
