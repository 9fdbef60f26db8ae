/** A complete document gets its name; of another one the complete sections are kept. */
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AnswerStatus, Message, Part } from '@/lib/shared/message'
import { keepDocument } from './keep-document'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'firstword-keep-')))
})
afterEach(() => rm(folder, { recursive: true }))

const SECTIONS = ['a', 'b', 'c'].map((id) => ({ id, title: id, brief: '' }))

/** So many sections have ended; the next has its beginning. */
function documentWith(status: AnswerStatus, ended: number, ...more: Part[]): Message {
  const parts: Part[] = [{ type: 'data-outline', data: { title: 'Guide', sections: SECTIONS } }]
  for (const [at, { id, title }] of SECTIONS.slice(0, ended + 1).entries()) {
    parts.push({ type: 'data-section', data: { id, title } }, { type: 'text', text: `## ${title}\n\nText of ${id}.` })
    if (at < ended) parts.push({ type: 'data-section-end', data: { id, outputTokens: 1, costUsd: 0, durationMs: 1 } })
  }
  return { id: 'x', role: 'assistant', parts: [...parts, ...more], metadata: { status } }
}

const keep = (message: Message) => keepDocument(message, { folder, name: 'readme.md', isForced: true, within: [] })
const text = (name: string) => readFile(join(folder, name), 'utf8')

it('a complete document is written under its name', async () => {
  expect(await keep(documentWith('complete', 3))).toEqual({
    isComplete: true,
    lines: [`Written: ${folder}/readme.md (3 sections, 13 words)`],
  })
  expect(await text('readme.md')).toBe('# Guide\n\n## a\n\nText of a.\n\n## b\n\nText of b.\n\n## c\n\nText of c.\n')
})

it.each([
  ['stopped', 'It is not complete: it was stopped.'],
  ['cut', 'It is not complete: it was cut off by the model’s limit.'],
  ['refused', 'It is not complete: it was refused by the model.'],
  ['interrupted', 'It is not complete: it was interrupted.'],
] as const)('of one that was %s the complete sections are kept under another name', async (status, why) => {
  await writeFile(join(folder, 'readme.md'), 'whole')
  expect(await keep(documentWith(status, 1))).toEqual({
    isComplete: false,
    lines: [why, `Kept: 1 of 3 sections, in ${folder}/readme-incomplete.md`],
  })
  expect(await text('readme-incomplete.md')).toBe('# Guide\n\n## a\n\nText of a.\n')
  expect(await text('readme.md')).toBe('whole')
})

it('a failure is told in its own words', async () => {
  const error: Part = {
    type: 'data-error',
    data: { code: 'overloaded', message: 'The model is busy.', retryable: true, requestId: 'r' },
  }
  expect((await keep(documentWith('error', 2, error))).lines[0]).toBe('The model is busy.')
})

it('without a complete section nothing is written', async () => {
  expect((await keep(documentWith('stopped', 0))).lines[1]).toBe('No section was complete: nothing is written.')
  expect(await readdir(folder)).toEqual([])
})
