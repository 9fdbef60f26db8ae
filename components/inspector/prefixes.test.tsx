/**
 * The answer at any event is what a fresh rendering of the same prefix shows, wherever the reader came from. The answers
 * are made before there is a document, because the provider needs Node's own fetch.
 */
import { isDeepStrictEqual } from 'node:util'
import { act, cleanup, type RenderResult, render } from '@testing-library/react'
import { Window } from 'happy-dom'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { populateGlobal } from 'vitest/runtime'
import { AnswerBody } from '@/components/chat/message/answer-body'
import { WithAnswerParts } from '@/components/chat/with-answer-parts'
import * as frameBudget from '@/components/markdown/frame-budget'
import { createMessageAt } from '@/lib/client/playback/message-at'
import { hydrate } from '@/lib/client/store/hydrate'
import { seededRandom } from '@/lib/server/chaos/random'
import { findMessage, toUiMessage } from '@/lib/server/database/messages'
import { retryAtOnce } from '@/lib/server/generation/fixtures/retry-at-once'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import { answer, asking, readChunks, start } from '@/lib/server/generation/fixtures/test-services'
import { readTimeline } from '@/lib/server/generation/recordings/read-timeline'
import { FAULTS } from '@/lib/server/simulator/faults/faults'
import { SCRIPTS } from '@/lib/server/simulator/scripts/scripts'
import type { ChatRequest } from '@/lib/shared/api/requests'
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { type GrowingMessage, newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { isLong, rounds, SEED } from '@/scripts/rounds.mjs'

interface Answered {
  entries: readonly TimelineEntry[]
  /** As its reader got it. */
  live: Message
  stored: Message | undefined
}

retryAtOnce()

const { services } = simulatedServices({ UPSTREAM_IDLE_MS: '300', HOLD_POLICY: 'stream' })
const COUNT = 'Count to 20'
const CUT = 'Stop in mid-sentence at the token limit'
// A script that waits plays at the simulator's pace.
const scripts = SCRIPTS.filter(({ name }) => name !== 'stall' && (isLong || name !== 'long-document'))
const FAULTY = [COUNT, 'Repeat after me: **streaming** is `fun`', 'What time is it in Tokyo?']
const faults = [...FAULTS.keys()].flatMap((fault) => FAULTY.map((question) => `fault:${fault} ${question}`))
// A fault with each question in the long form, 225 answers in all; with one of them in the short one.
const QUESTIONS = [
  ...scripts.map(({ question }) => question),
  ...faults.filter((_, at) => isLong || at % FAULTY.length === Math.floor(at / FAULTY.length) % FAULTY.length),
]
const STEPS = rounds(1, 40)

const answers = new Map<string, Answered>()
let continued: Answered | undefined
let removeDocument = async () => {}

beforeAll(async () => {
  for (const question of [...QUESTIONS, COUNT]) answers.set(question, await answered(question))
  continued = await continuedAnswer()
  const window = new Window({ url: 'http://localhost' })
  const { keys, originals } = populateGlobal(globalThis, window, { bindFunctions: true })
  removeDocument = async () => {
    for (const key of keys) Reflect.deleteProperty(globalThis, key)
    for (const [key, value] of originals) Reflect.set(globalThis, key, value)
    await window.happyDOM.close()
  }
  // Each rendering is whole at once: how it is spread over frames has tests of its own.
  vi.spyOn(frameBudget, 'take').mockReturnValue(true)
})

afterEach(cleanup)

afterAll(async () => {
  vi.mocked(frameBudget.take).mockRestore()
  await removeDocument()
})

async function answered(question: string): Promise<Answered> {
  const request = asking(question)
  const { answerId, done } = await start(services, request)
  const live = messageOf((await readChunks(services, answerId)).map(({ chunk }) => chunk))
  await done
  return { live, ...(await readAnswer(request, answerId)) }
}

async function continuedAnswer(): Promise<Answered> {
  const request = asking(CUT)
  const { message } = await answer(services, request)
  const wish = { id: request.id, trigger: 'continue-message' as const, messageId: message.id }
  await (await start(services, wish)).done
  const { entries, stored } = await readAnswer(request, message.id)
  return { entries, stored, live: messageOf(entries.flatMap(({ chunks }) => chunks)) }
}

function messageOf(chunks: readonly Chunk[]): Message {
  const growing = newGrowingMessage('')
  for (const chunk of chunks) accumulate(growing, chunk)
  return toMessage(growing)
}

async function readAnswer({ id }: ChatRequest, answerId: AnswerId): Promise<Omit<Answered, 'live'>> {
  const stored = await findMessage(services.database.queries, id, answerId)
  const entries = await readTimeline(services, id, answerId, stored?.segment ?? 1)
  return { entries, stored: stored && toUiMessage(stored) }
}

async function show(view: RenderResult, message: GrowingMessage, isRunning: boolean) {
  await act(async () =>
    view.rerender(
      <WithAnswerParts>
        <AnswerBody message={message} name="test" isRunning={isRunning} />
      </WithAnswerParts>,
    ),
  )
}

/** Ids are made anew by each rendering. */
const htmlOf = ({ container }: RenderResult) => container.innerHTML.replace(/_r_[0-9a-z]+_/g, '')

/** The order of attributes does not matter. */
const inOrder = (html: string) =>
  html.replace(/<(\w+)((?: [\w-]+="[^"]*")+)/g, (_tag, name: string, attributes: string) =>
    [`<${name}`, ...(attributes.match(/[\w-]+="[^"]*"/g) ?? []).sort()].join(' '),
  )

function isSame(one: RenderResult, other: RenderResult): boolean {
  const [first, second] = [htmlOf(one), htmlOf(other)]
  return first === second || inOrder(first) === inOrder(second)
}

/** Expects that a view shows what a fresh one of this message shows, once what is left for later frames has come. */
async function expectFresh(view: RenderResult, message: GrowingMessage, isRunning: boolean, which: string) {
  const fresh = render(null)
  await show(fresh, message, isRunning)
  // Only whether they are equal: a difference of megabytes would take minutes to be printed.
  await expect.poll(() => isSame(view, fresh), { message: which }).toBe(true)
  fresh.unmount()
}

/** Walks to places of an answer as the inspector does, and compares each with a rendering that knows nothing else. */
async function walk(entries: readonly TimelineEntry[], places: readonly number[]) {
  const walker = createMessageAt(entries)
  const view = render(null)
  for (const place of places) {
    const isRunning = place < entries.length
    await show(view, walker.seek(place), isRunning)
    await expectFresh(view, createMessageAt(entries).seek(place), isRunning, `event ${place} of ${entries.length}`)
  }
  return view
}

/** The answer as the chat shows it when it has ended. */
function inChat(message: Message | undefined): GrowingMessage {
  const entry = message && hydrate(message)
  if (entry?.role !== 'assistant') throw new Error('no answer was stored')
  return entry.message
}

test('all scripts and faults are played, and each has a timeline', () => {
  expect(QUESTIONS.length).toBeGreaterThan(isLong ? 200 : 100)
  expect(QUESTIONS.filter((question) => (answers.get(question)?.entries.length ?? 0) < 3)).toEqual([])
})

test.each(QUESTIONS.map((question, at) => [question, at] as const))('%s', async (question, at) => {
  const found = answers.get(question)
  if (!found) throw new Error('no answer')
  const { entries } = found
  const random = seededRandom(`${SEED} ${at}`)
  // Jumps, and a step back from each.
  const jumps = Array.from({ length: STEPS }, () => Math.floor(random() * entries.length))
  const places = jumps.flatMap((place) => [place, Math.max(0, place - 1)])
  const view = await walk(entries, [...places, entries.length])
  // A recording that was cut by its bound does not have all of the answer.
  if (entries.some((entry) => entry.kind === 'call-end' && entry.isTruncated)) return
  const live = inChat(found.live)
  await expectFresh(view, live, false, 'as its reader saw it')
  // Null characters cannot be stored.
  if (question.includes('null-bytes')) return
  const stored = inChat(found.stored)
  // Of an equal message the rendering would be the same once more.
  if (!isDeepStrictEqual(stored, live)) await expectFresh(view, stored, false, 'as it is stored')
})

test('the text grows by what each event adds, to the character', async () => {
  const { entries } = answers.get(COUNT) ?? { entries: [] }
  const view = render(null)
  const walker = createMessageAt(entries)
  const texts = new Set<string>()
  for (let place = 0; place <= entries.length; place += 1) {
    await show(view, walker.seek(place), place < entries.length)
    texts.add(view.container.querySelector('[data-markdown]')?.textContent?.trim() ?? '')
  }
  const words = Array.from({ length: 20 }, (_, at) => `w${String(at + 1).padStart(6, '0')}`)
  expect([...texts]).toEqual(['', ...words.map((_, at) => words.slice(0, at + 1).join(' '))])
})

test('an answer of several segments, before, at and after its continuation', async () => {
  if (!continued) throw new Error('no answer')
  const { entries } = continued
  const join = entries.findIndex((entry) => entry.kind === 'call' && entry.segment === 2)
  expect(join).toBeGreaterThan(0)
  const view = await walk(entries, [join - 1, entries.length, join, join + 3, 2, join + 1, entries.length])
  await expectFresh(view, inChat(continued.stored), false, 'as it is stored')
})
