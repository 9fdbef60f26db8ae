/** T55, T56: a held answer: nothing of it can be read before its release, and what became of it is recorded. */
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { findMessage } from '@/lib/server/database/messages'
import { heldAnswers, heldBatches } from '@/lib/server/database/schema'
import { readChatUsage } from '@/lib/server/database/usage/usage-report'
import { endLostAnswer } from '@/lib/server/generation/end-lost-answer'
import {
  asking,
  OWNER,
  play,
  playThenHang,
  playThenThrow,
  readChunks,
  type ScriptedCall,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { toolCall, turnEvents } from '@/lib/server/generation/fixtures/turn-events'
import { openTimeline } from '@/lib/server/generation/recordings/read-timeline'
import type { EntrySource } from '@/lib/server/http/event-stream'
import { defineTool } from '@/lib/server/tools/tool'
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import { logIdOf } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import type { Classifier } from './classifier'
import { showHeldAnswer } from './show-held'

const CANARY = 'CANARY of a held answer'

/** The events of an answer that goes on after the canary. */
const BEGINNING = textEvents([CANARY]).slice(0, 3)

/** Knows one word. */
const classifier: Classifier = {
  version: 'test',
  question: ({ text }) => (text.includes('dose') ? { topic: 'medical', score: 1 } : undefined),
  sentence: (sentence) => (sentence.includes('tablets') ? { topic: 'medical', score: 1 } : undefined),
}

function services(scripts: ScriptedCall[], environment: Record<string, string> = {}) {
  return { ...testServices(scriptedProvider(...scripts), environment), classifier }
}

type TestServices = ReturnType<typeof services>

const json = (value: unknown) => JSON.stringify(value)

/** Plays some events, waits until it is let go on, and plays the rest. */
function pausing(before: string[], after: string[]) {
  let goOn = () => {}
  const paused = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const events = textEvents([...before, ...after])
  const script: ScriptedCall = async function* () {
    yield* events.slice(0, 2 + before.length)
    await paused
    yield* events.slice(2 + before.length)
  }
  return { script, goOn }
}

async function ask(made: TestServices, text = 'What is the dose?') {
  const request = asking(text)
  const { answerId, done } = await start(made, request)
  const stored = () => findMessage(made.database.queries, request.id, answerId)
  const logged = async () => ((await made.streamLog.soFar(answerId)) ?? []).map(({ json: line }) => line).join('\n')
  return { request, answerId, done, stored, logged }
}

const keptRows = async ({ database }: TestServices) => [
  ...(await database.queries.select().from(heldAnswers)),
  ...(await database.queries.select().from(heldBatches)),
]

/** Waits until its text is in the place where held answers are kept. */
const untilKept = (made: TestServices) => vi.waitFor(async () => expect(json(await keptRows(made))).toContain('CANARY'))

/** Has a script hand its events to the recording, as a real provider does. */
function recorded(script: ScriptedCall): ScriptedCall {
  return async function* (request, options) {
    for await (const event of script(request, options)) {
      options.onRawEvent?.(event)
      yield event
    }
  }
}

async function readAll(source: EntrySource): Promise<string[]> {
  const lines: string[] = []
  for await (const batch of source.read(new AbortController().signal))
    lines.push(...batch.map(({ json: line }) => line))
  return lines
}

const isHeld = (chunk: Chunk) => chunk.type === 'data-hold' && chunk.data.state === 'held'

test('nothing of it is in the log or the message before its release; then all of it, at once and with its record', async () => {
  const { script, goOn } = pausing([CANARY], [' and its end'])
  const made = services([script])
  const { answerId, done, stored, logged } = await ask(made)
  await untilKept(made)
  expect(await logged()).not.toContain('CANARY')
  expect(json(await stored())).not.toContain('CANARY')
  goOn()
  await done
  expect(textOf((await stored()) ?? { parts: [] })).toBe(`${CANARY} and its end`)
  expect((await stored())?.metadata.hold).toMatchObject({
    by: 'site',
    cause: 'question',
    topic: 'medical',
    classifier: 'test',
    outcome: 'released',
    heldAt: expect.any(String),
    endedAt: expect.any(String),
  })
  const chunks = (await readChunks(made, answerId)).map(({ chunk }) => chunk)
  expect(chunks.filter(isHeld).length).toBeGreaterThan(0)
  expect(chunks.filter(({ type }) => type === 'text-delta')).toHaveLength(1)
  expect(await keptRows(made)).toEqual([])
})

test('a harmless question is not held, and nothing says that it might have been', async () => {
  const made = services([play(textEvents(['Hello', ' there']))])
  const { answerId, done, stored } = await ask(made, 'Hello')
  await done
  const chunks = (await readChunks(made, answerId)).map(({ chunk }) => chunk)
  expect(chunks.some(({ type }) => type === 'data-hold')).toBe(false)
  expect((await stored())?.metadata).not.toHaveProperty('hold')
})

test('an answer that turns is held from that sentence on', async () => {
  const { script, goOn } = pausing(['Tea is fine. ', 'Take two tablets. ', CANARY], [''])
  const made = services([script])
  const { done, stored, logged } = await ask(made, 'What helps with sleep?')
  await untilKept(made)
  expect(await logged()).toContain('Tea is fine.')
  expect(await logged()).not.toContain('tablets')
  goOn()
  await done
  expect((await stored())?.metadata.hold).toMatchObject({ cause: 'answer', topic: 'medical', outcome: 'released' })
  expect(textOf((await stored()) ?? { parts: [] })).toBe(`Tea is fine. Take two tablets. ${CANARY}`)
})

test('the policy `stream` holds nothing, `hold` everything; a person or a chat may be stricter, not looser', async () => {
  const outcomeOf = async (environment: Record<string, string>, question: string) => {
    const made = services([play(textEvents(['x']))], environment)
    const { done, stored } = await ask(made, question)
    await done
    return (await stored())?.metadata.hold
  }
  expect(await outcomeOf({ HOLD_POLICY: 'stream' }, 'What is the dose?')).toBeUndefined()
  expect(await outcomeOf({ HOLD_POLICY: 'hold' }, 'Hello')).toMatchObject({ by: 'site', cause: 'policy' })
})

test('a stop discards it, for later questions too', async () => {
  const made = services([playThenHang(BEGINNING), play(textEvents(['Later.']))])
  const { request, answerId, done, stored } = await ask(made)
  await untilKept(made)
  await made.streamLog.requestStop(answerId)
  await done
  expect((await stored())?.status).toBe('stopped')
  expect((await stored())?.metadata.hold).toMatchObject({ outcome: 'discarded' })
  expect(json([await stored(), await keptRows(made)])).not.toContain('CANARY')
  await (await start(made, asking('And now?', { id: request.id }))).done
  expect(json((made.provider as ReturnType<typeof scriptedProvider>).requests.at(-1))).not.toContain('CANARY')
  expect(await made.recordings.read(request.id, answerId)).toBeUndefined()
})

test('T56: a timeline that is followed to the end has nothing of an answer that is not shown', async () => {
  const cases: Array<[TestServices, 'stop' | 'wait']> = [
    [services([recorded(playThenHang(BEGINNING))]), 'stop'],
    [services([recorded(play(textEvents([CANARY], 'refusal')))]), 'wait'],
    [services([recorded(play(textEvents([CANARY])))], { HOLD_NEVER_SHOW: 'medical' }), 'wait'],
    [services([recorded(playThenThrow(BEGINNING, new AppError('connection_lost')))]), 'wait'],
  ]
  for (const [made, how] of cases) {
    const { answerId, request, done } = await ask(made)
    const recorder = made.liveRecordings.find(logIdOf(answerId, 1))
    const source = await openTimeline(made, request.id, answerId, 0)
    const followed = readAll(source)
    if (how === 'stop') {
      await untilKept(made)
      await made.streamLog.requestStop(answerId)
    }
    await done
    const entries = await followed
    expect(entries.join()).not.toContain('CANARY')
    expect(entries.length).toBeGreaterThan(0)
    expect(json(recorder?.calls)).toContain('CANARY')
    await made.database.queries.delete(heldAnswers)
  }
})

test('T55: a recording shows what was held only when the answer is stored', async () => {
  const made = services([recorded(play(textEvents([CANARY])))])
  const { liveRecordings, database } = made
  let logId = ''
  const readable: Array<number | undefined> = []
  const transaction: typeof database.transaction = (run) => {
    readable.push(liveRecordings.find(logId)?.readable.calls)
    return database.transaction(run)
  }
  const request = asking('What is the dose?')
  const { answerId, done } = await start({ ...made, database: { ...database, transaction } }, request)
  logId = logIdOf(answerId, 1)
  const recorder = liveRecordings.find(logId)
  await done
  expect(readable.at(-1)).toBe(0)
  expect(recorder?.readable.calls).toBeGreaterThan(0)
})

test('one that ends in a refusal, is never to be shown, or fails its review is withheld', async () => {
  const review = vi.fn(async () => ({ isReleased: false, reason: 'Not by our rules.' }))
  const cases: Array<[TestServices, string]> = [
    [services([play(textEvents([CANARY], 'refusal'))]), 'The model declined'],
    [services([play(textEvents([CANARY]))], { HOLD_NEVER_SHOW: 'medical' }), 'not shown on this site'],
    [{ ...services([play(textEvents([CANARY]))]), review }, 'Not by our rules.'],
  ]
  for (const [made, because] of cases) {
    const { answerId, request, done, stored, logged } = await ask(made)
    await done
    const message = await stored()
    expect(message?.status).toBe('refused')
    expect(message?.metadata.hold).toMatchObject({
      outcome: 'withheld',
      withheldBecause: expect.stringContaining(because),
    })
    expect(json([message, await keptRows(made), await logged()])).not.toContain('CANARY')
    expect(await made.recordings.read(request.id, answerId)).toBeUndefined()
  }
  expect(review).toHaveBeenCalledWith({ topic: 'medical', text: CANARY })
})

test('a review that releases it shows it', async () => {
  const made = {
    ...services([play(textEvents([CANARY]))]),
    review: async () => ({ isReleased: true, reason: '' }),
  }
  const { done, stored } = await ask(made)
  await done
  expect(textOf((await stored()) ?? { parts: [] })).toBe(CANARY)
})

test('its reader may have it shown as it comes, where the site allows it', async () => {
  const { script, goOn } = pausing([CANARY], [' and more'])
  const made = services([script])
  const { request, answerId, done, stored, logged } = await ask(made)
  await untilKept(made)
  await showHeldAnswer(made, request.id, answerId, OWNER)
  await vi.waitFor(async () => expect(await logged()).toContain('CANARY'))
  goOn()
  await done
  expect(textOf((await stored()) ?? { parts: [] })).toBe(`${CANARY} and more`)
  expect((await stored())?.metadata.hold).toMatchObject({ outcome: 'overridden' })
})

test('nobody has it shown where the site does not allow it, nor for somebody else', async () => {
  const made = services([playThenHang(BEGINNING)], { HOLD_OVERRIDE: 'off' })
  const { request, answerId, done } = await ask(made)
  await expect(showHeldAnswer(made, request.id, answerId, OWNER)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(showHeldAnswer(made, request.id, answerId, 'somebody')).rejects.toMatchObject({ code: 'not_found' })
  await made.streamLog.requestStop(answerId)
  await done
})

test('one that breaks off is kept back; its reader may have it shown, or the question asked again', async () => {
  const broken = () => playThenThrow(BEGINNING, new AppError('connection_lost'))
  const made = services([broken(), play(textEvents(['Whole.']))])
  const { request, answerId, done, stored } = await ask(made)
  await done
  expect((await stored())?.status).toBe('interrupted')
  expect((await stored())?.metadata.hold).toMatchObject({ outcome: 'kept', canShow: true })
  expect(json(await stored())).not.toContain('CANARY')
  expect(json(await keptRows(made))).toContain('CANARY')
  const wish = { id: request.id, trigger: 'continue-message' as const, messageId: answerId }
  await (await start(made, wish)).done
  expect(textOf((await stored()) ?? { parts: [] })).toBe('Whole.')
  expect(await keptRows(made)).toEqual([])

  const other = services([broken()])
  const second = await ask(other)
  await second.done
  await showHeldAnswer(other, second.request.id, second.answerId, OWNER)
  expect(textOf((await second.stored()) ?? { parts: [] })).toBe(CANARY)
  expect((await second.stored())?.metadata.hold).toMatchObject({ outcome: 'overridden' })
  expect((await second.stored())?.metadata.hold).not.toHaveProperty('canShow')
  expect(await keptRows(other)).toEqual([])
})

test('while it is held nobody is asked about a call: the model goes on without it', async () => {
  const input = z.object({})
  const act = defineTool({ name: 'act', description: '', input, needsApproval: true, run: () => 'acted' })
  const call = turnEvents([toolCall('c', 'act')], 'tool_use')
  const made = { ...services([play(call), play(textEvents(['Done.']))]), tools: [act] }
  const { done, stored } = await ask(made)
  await done
  expect((await stored())?.status).toBe('complete')
  expect((await stored())?.parts).toMatchObject([
    {},
    { type: 'tool-act', state: 'output-error' },
    {},
    { text: 'Done.' },
  ])
})

test('a model decides where the operator has chosen that, and the embedded classifier where it gives no verdict', async () => {
  const verdicts = ['{"topic":"legal"}', '{"topic":"none"}', 'no JSON']
  const topics: unknown[] = []
  for (const verdict of verdicts) {
    const made = services([play(textEvents([verdict])), play(textEvents(['Yes.']))], { HOLD_CLASSIFIER: 'model' })
    const { done, stored } = await ask(made)
    await done
    topics.push((await stored())?.metadata.hold?.topic)
    const [classification] = (made.provider as ReturnType<typeof scriptedProvider>).requests
    expect(json(classification)).toContain('What is the dose?')
    expect(classification?.output_config?.format).toMatchObject({ type: 'json_schema' })
  }
  expect(topics).toEqual(['legal', undefined, 'medical'])
})

test('what it used is in no usage before its end', async () => {
  const { script, goOn } = pausing([CANARY], [''])
  const call = turnEvents([toolCall('c', 'look')], 'tool_use')
  const look = defineTool({ name: 'look', description: '', input: z.object({}), run: () => 'seen' })
  const made = { ...services([play(call), script]), tools: [look] }
  const { request, done } = await ask(made)
  await untilKept(made)
  expect(await readChatUsage(made.database.queries, request.id)).toMatchObject({ outputTokens: 0 })
  goOn()
  await done
  expect(await readChatUsage(made.database.queries, request.id)).toMatchObject({ calls: 3, outputTokens: 6 })
})

test('a server that is gone leaves it held: nothing of it is shown, and what it used is counted', async () => {
  const made = services([playThenHang(BEGINNING)])
  const { request, answerId, stored } = await ask(made)
  await untilKept(made)
  const { ownerId } = (await stored()) ?? { ownerId: '' }
  const lost = { chatId: request.id, answerId, segment: 1, ownerId, parts: [], metadata: {}, leaseUntil: new Date(0) }
  expect(await endLostAnswer(made, lost)).toBe(true)
  expect((await stored())?.status).toBe('interrupted')
  expect((await stored())?.metadata.hold).toMatchObject({ cause: 'question', topic: 'medical', outcome: 'kept' })
  expect((await stored())?.metadata.usage?.outputTokens).toBeGreaterThan(1)
  expect(json(await stored())).not.toContain('CANARY')
  await showHeldAnswer(made, request.id, answerId, OWNER)
  expect(textOf((await stored()) ?? { parts: [] })).toBe(CANARY)
  await made.streamLog.requestStop(answerId)
})

test('T53: notices are equally long, whatever is written', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  try {
    const { script, goOn } = pausing([CANARY], ['x'.repeat(10_000)])
    const made = services([script])
    const { answerId, done } = await ask(made)
    await vi.advanceTimersByTimeAsync(20_000)
    goOn()
    await done
    const notices = (await readChunks(made, answerId)).map(({ chunk }) => chunk).filter(isHeld)
    expect(notices.length).toBeGreaterThan(8)
    expect(new Set(notices.map((notice) => json(notice).length)).size).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})

test('one that turned within a text and broke off is shown whole, with the rest of that text', async () => {
  const events = textEvents(['Tea is fine. Take two ', 'tablets. ', CANARY]).slice(0, 5)
  const made = services([playThenThrow(events, new AppError('connection_lost'))])
  const { request, answerId, done, stored } = await ask(made, 'What helps with sleep?')
  await done
  expect((await stored())?.metadata.hold).toMatchObject({ cause: 'answer', outcome: 'kept' })
  await showHeldAnswer(made, request.id, answerId, OWNER)
  const parts = (await stored())?.parts ?? []
  expect(parts.filter(({ type }) => type === 'text')).toHaveLength(1)
  expect(textOf({ parts })).toBe(`Tea is fine. Take two tablets. ${CANARY}`)
})
