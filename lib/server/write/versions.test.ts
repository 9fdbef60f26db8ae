/** Versions of documents: what was asked of each, what stays of older ones, and which requests are refused. */
import { expect, test } from 'vitest'
import {
  asking,
  OWNER,
  play,
  playThenHang,
  playThenThrow,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { toolCall, turnEvents } from '@/lib/server/generation/fixtures/turn-events'
import { AppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import { changeCap } from './change-document'
import { documentJson } from './document-json'
import { change, changeAndStop, goOn, write, writeAndStop, writing } from './fixtures/write-in-tests'

const FILES = [{ path: 'a.ts', content: 'export const A = 1\n' }]
const OUTLINE = '# Guide\n\n## One\nx\n\n## Two\nx\n\n## Three\nx'
const part = (...words: string[]) => play(textEvents(words))
const hanging = (word: string) => playThenHang(textEvents([word]).slice(0, 3))
const markdownOf = ({ parts }: Message) => documentMarkdown(readDocument(parts))
const rewrite = (answerId: string, sectionId = 'section-2') => ({
  action: 'rewrite' as const,
  answerId,
  sectionId,
  idempotencyKey: newId(),
})
const whole = (two: string) => `# Guide\n\n## One\n\nFirst.\n\n## Two\n\n${two}\n\n## Three\n\nThird.`

test('what a version lacks because it was stopped comes from the one before; a text that was not wanted does not', async () => {
  const calls = [
    part(OUTLINE),
    part('First.'),
    part('Second.'),
    part('Third.'),
    hanging('Bad'),
    part('Good.'),
    part('Best.'),
  ]
  const provider = scriptedProvider(...calls)
  const services = testServices(provider)
  const request = writing(FILES)
  const first = await write(services, request)
  const second = await changeAndStop(services, request.id, rewrite(first.id), () => provider.requests.length === 5)
  expect(second.metadata?.status).toBe('stopped')
  const third = await change(services, request.id, rewrite(second.id))
  expect(markdownOf(third)).toBe(whole('Good.'))
  // The one that was stopped goes on as well, and has what it was made from.
  const outline = {
    title: 'Guide',
    sections: ['One', 'Two', 'Three'].map((title, at) => ({ id: `section-${at + 1}`, title, brief: 'x' })),
  }
  const fourth = await change(services, request.id, {
    action: 'change',
    answerId: second.id,
    outline,
    idempotencyKey: newId(),
  })
  expect(markdownOf(fourth)).toBe(whole('Best.'))
  expect(provider.requests).toHaveLength(7)
})

test('an outline that is asked for anew waits, also when its call breaks off and the document did not wait before', async () => {
  const broken = playThenThrow(textEvents(['# Gu']).slice(0, 3), new AppError('connection_lost'))
  const provider = scriptedProvider(part('# T\n\n## One\nx'), part('First.'), broken, part(OUTLINE))
  const services = testServices(provider)
  const request = writing(FILES)
  const first = await write(services, request)
  const again = { action: 'outline' as const, answerId: first.id, idempotencyKey: newId() }
  const second = await change(services, request.id, again)
  expect(second.metadata?.status).toBe('interrupted')
  const third = await goOn(services, request.id, second.id)
  expect(third.metadata?.status).toBe('waiting')
  expect(readDocument(third.parts).outline?.title).toBe('Guide')
})

test('a version is written by the model of the one before, whatever its owner prefers now', async () => {
  const provider = scriptedProvider(part('# T\n\n## One\nx'), part('First.'), part('Better.'))
  const services = testServices(provider)
  const request = writing(FILES, { model: 'claude-opus-5' })
  const first = await write(services, request)
  await change(services, request.id, rewrite(first.id, 'section-1'))
  expect(new Set(provider.requests.map(({ model }) => model)).size).toBe(1)
})

test('a cap that is lowered while the document is written counts from the next call on', async () => {
  const provider = scriptedProvider(part(OUTLINE), hanging('Fir'), part('Never.'))
  const services = testServices(provider)
  const request = writing(FILES, { maxCostUsd: 20 })
  const stopped = await writeAndStop(services, request, () => provider.requests.length === 2)
  await changeCap(services, request.id, { answerId: stopped.id, maxCostUsd: 0.000_1 }, OWNER)
  const message = await goOn(services, request.id, stopped.id)
  expect(JSON.stringify(message.parts)).toContain('Raise the cap')
  expect(provider.requests).toHaveLength(2)
})

test('an accepted outline that is accepted again is the same request', async () => {
  const provider = scriptedProvider(part(OUTLINE), hanging('Fir'), part('st.'))
  const services = testServices(provider)
  const request = writing(FILES, { waitForOutline: true })
  const waiting = await write(services, request)
  const { outline } = documentJson(waiting, { secrets: [] })
  expect(outline?.sections).toHaveLength(3)
  const accept = {
    action: 'accept' as const,
    answerId: waiting.id,
    outline: { title: 'Mine', sections: [{ id: 'own', title: 'Own', brief: '' }] },
  }
  const running = changeAndStop(services, request.id, accept, () => provider.requests.length === 2)
  await expect.poll(() => provider.requests.length).toBe(2)
  const again = await change(services, request.id, accept)
  expect(again.id).toBe(waiting.id)
  await running
  expect(provider.requests).toHaveLength(2)
  const { parts } = await goOn(services, request.id, waiting.id)
  expect(readDocument(parts).outline?.title).toBe('Mine')
})

test('only documents are changed: a chat’s call that waits is not accepted, an unknown section not rewritten', async () => {
  const call = turnEvents([toolCall('c', 'unknown')], 'tool_use')
  const provider = scriptedProvider(part('# T\n\n## One\nx'), part('First.'), play(call), part('Done.'))
  const services = testServices(provider)
  const request = writing(FILES)
  const document = await write(services, request)
  await expect(change(services, request.id, rewrite(document.id, 'none'))).rejects.toMatchObject({ code: 'not_found' })
  const question = asking('Hello')
  const chat = await start(services, question)
  await chat.done
  const outline = { title: 'T', sections: [{ id: 'a', title: 'A', brief: '' }] }
  const accept = { action: 'accept' as const, answerId: chat.answerId, outline }
  await expect(change(services, question.id, accept)).rejects.toMatchObject({ code: 'not_found' })
  await expect(write(services, writing(FILES, { id: question.id }))).rejects.toMatchObject({ code: 'invalid_request' })
  const accepted = { action: 'accept' as const, answerId: document.id, outline }
  await expect(change(services, request.id, accepted)).rejects.toThrow('does not wait to be accepted')
})

test('a section that its model had ended is not written on when it was stopped just then', async () => {
  const endedButOpen = playThenHang(textEvents(['First.']).slice(0, -1))
  const provider = scriptedProvider(part('# T\n\n## One\nx\n\n## Two\nx'), endedButOpen, part('Second.'))
  const services = testServices(provider)
  const request = writing(FILES)
  const stopped = await writeAndStop(services, request, () => provider.requests.length === 2)
  expect(stopped.metadata?.status).toBe('stopped')
  const message = await goOn(services, request.id, stopped.id)
  expect(markdownOf(message)).toBe('# T\n\n## One\n\nFirst.\n\n## Two\n\nSecond.')
})
