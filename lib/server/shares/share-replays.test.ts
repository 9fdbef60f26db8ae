/** Replays of shared answers: they end as the share, show nothing else, and exist only where the owner asked for them. */
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerReader } from '@/components/chat/message/answer-reader'
import { groupTexts } from '@/lib/markdown/document/text-groups'
import { findMessage } from '@/lib/server/database/messages'
import { recordings, shareReplays, shares } from '@/lib/server/database/schema'
import { addReplays, findReplay, replaysOfShare } from '@/lib/server/database/share-replays'
import { findShare, listShares, removeShare } from '@/lib/server/database/shares'
import { retryAtOnce } from '@/lib/server/generation/fixtures/retry-at-once'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import { asking, OWNER, start } from '@/lib/server/generation/fixtures/test-services'
import { readTimeline } from '@/lib/server/generation/recordings/read-timeline'
import { SCRIPTS } from '@/lib/server/simulator/scripts/scripts'
import type { SharedFile, SharedPart } from '@/lib/shared/api/share'
import { MAX_REPLAY_STEPS, type ReplaySteps } from '@/lib/shared/api/share-replay'
import { sharedSourceOf, sourcePartOf } from '@/lib/shared/api/shared-sources'
import type { Chunk } from '@/lib/shared/chunk'
import { newId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { isSource } from '@/lib/shared/sources'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { replayMoments } from '@/lib/stream/replay-moments'
import type { Moment } from '@/lib/stream/timeline'
import { shareChat } from './share-chat'
import { replayOf } from './share-replay'
import { replaysOf } from './share-replays'
import { sharedPairs } from './snapshot'

retryAtOnce()

/** States of a replay as parts of a share: every nth, and the last one. */
function statesOf(parts: SharedPart[], steps: ReplaySteps, nth = 1): SharedPart[][] {
  const message = newGrowingMessage('')
  return replayMoments({ parts, steps }).flatMap(({ chunks }, at) => {
    for (const chunk of chunks) accumulate(message, chunk)
    return at % nth === 0 || at === steps.length - 1 ? [toMessage(message).parts.map(asShared)] : []
  })
}

function asShared(part: Part): SharedPart {
  if (part.type === 'text') return { type: 'text', text: part.text }
  if (isSource(part)) return sharedSourceOf(part)
  const { state, input, output, type } = part as unknown as Record<string, unknown>
  const name = String(type).slice('tool-'.length)
  const isOver = state === 'output-available' || state === 'output-error'
  const chart = typeof output === 'object' && output !== null
  return {
    type: 'tool',
    name,
    state: state === 'output-available' ? 'done' : 'failed',
    input: isOver ? String(input) : '',
    result: state === 'output-available' && !chart ? String(output) : '',
    ...(chart && { chart: output as never }),
  }
}

/** A chart goes in as it is drawn; its JSON, which the share has too, does not. */
const comparable = (part: SharedPart) => (part.type === 'tool' && part.chart ? { ...part, result: '' } : part)

/** Whether a state shows nothing that the share does not: texts begin as its texts do, what is whole is the same. */
function expectWithin(state: readonly SharedPart[], parts: readonly SharedPart[]) {
  for (const [at, part] of state.entries()) {
    const whole = parts[at]
    if (part.type === 'text') expect(whole?.type === 'text' && whole.text.startsWith(part.text)).toBe(true)
    else if (part.type === 'tool' && part.input === '' && part.result === '')
      expect(whole).toMatchObject({ type: 'tool', name: part.name })
    else expect(part).toEqual(whole && comparable(whole))
  }
}

/** The texts, the marks in them and the sources from which the page of a share is rendered. */
function renderedOf(parts: readonly SharedPart[]) {
  const shown = parts.filter((part): part is Exclude<SharedPart, SharedFile> => part.type !== 'file')
  const { pieces, sources } = groupTexts(shown.map((part) => (part.type === 'source' ? sourcePartOf(part) : part)))
  return { texts: pieces.flatMap((piece) => ('joined' in piece ? [piece.joined] : [])), sources }
}

/** The same from which the end of a replay is rendered, which was read at every step before. */
function renderedAtEnd(parts: SharedPart[], steps: ReplaySteps) {
  const message = newGrowingMessage('')
  const reader = new AnswerReader(message)
  for (const { chunks } of replayMoments({ parts, steps })) {
    for (const chunk of chunks) accumulate(message, chunk)
    reader.read()
  }
  const { pieces, sources } = reader.read()
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [{ text: piece.text, marks: piece.marks }] : []))
  return { texts, sources }
}

async function answered(text: string, services = simulatedServices().services) {
  const request = asking(text)
  const { answerId, done } = await start(services, request)
  await done
  return { services, request, answerId }
}

const replayIn = async (services: Parameters<typeof shareChat>[0], shareId: string, place = 1) =>
  findReplay(services.database.queries, shareId, place)

const CITING = ['web-search', 'paused-search', 'document-quotes']
// Scripts that wait take their time.
const QUESTIONS = SCRIPTS.filter(({ name }) => name !== 'stall' && name !== 'bursts').map(
  ({ name, question }) => [name, question] as const,
)

test.each(QUESTIONS)(
  '%s: each state is a part of what the share shows, and the last one is the whole',
  async (name, question) => {
    const { services, request } = await answered(question)
    const share = await shareChat(services, request.id, OWNER, null, true)
    const message = (await findShare(services.database.queries, share.id))?.content.messages[1]
    const replay = await replayIn(services, share.id)
    if (message?.parts.length === 0) return expect(replay).toBeUndefined()
    expect([message?.hasReplay, share.replayCount]).toEqual([true, 1])
    expect(replay?.parts).toEqual(message?.parts)
    const states = statesOf(replay?.parts ?? [], replay?.steps ?? [], Math.ceil((replay?.steps.length ?? 0) / 40))
    for (const state of states) expectWithin(state, replay?.parts ?? [])
    expect(states.at(-1)).toEqual(message?.parts.map(comparable))
    const watched = renderedAtEnd(replay?.parts ?? [], replay?.steps ?? [])
    expect(watched).toEqual(renderedOf(message?.parts ?? []))
    if (CITING.includes(name)) expect(watched.texts.flatMap(({ marks }) => marks).length).toBeGreaterThan(2)
  },
)

test('a continued answer is one replay, which ends as its joined texts', async () => {
  const { services, request, answerId } = await answered('Stop in mid-sentence at the token limit')
  const goOn = { id: request.id, trigger: 'continue-message' as const, messageId: answerId, idempotencyKey: newId() }
  await (await start(services, goOn)).done
  const share = await shareChat(services, request.id, OWNER, null, true)
  const replay = await replayIn(services, share.id)
  expect(replay?.parts).toHaveLength(1)
  expect(statesOf(replay?.parts ?? [], replay?.steps ?? []).at(-1)).toEqual(replay?.parts)
  // Without the recording of one segment there is none.
  await services.database.queries.delete(recordings).where(eq(recordings.answerId, `${answerId}-2`))
  expect((await shareChat(services, request.id, OWNER, null, true)).replayCount).toBe(0)
})

describe('T5', () => {
  test('without the choice a share has no replay, and is what it was', async () => {
    const { services, request } = await answered('Compare the time in New York and Tokyo')
    const [without, watched] = [
      await shareChat(services, request.id, OWNER, null),
      await shareChat(services, request.id, OWNER, null, true),
    ]
    const { queries } = services.database
    expect([without.replayCount, watched.replayCount]).toEqual([0, 1])
    expect(await replayIn(services, without.id)).toBeUndefined()
    expect(JSON.stringify((await findShare(queries, without.id))?.content)).not.toContain('hasReplay')
    expect((await listShares(queries, OWNER, request.id)).map(({ id, replayCount }) => [id, replayCount])).toEqual([
      [watched.id, 1],
      [without.id, 0],
    ])
  })

  test('what is stored and read of it are numbers and the share’s own text: no id, no thinking, no request', async () => {
    const { services, request, answerId } = await answered('Think hard, then solve a small puzzle')
    const stored = await findMessage(services.database.queries, request.id, answerId)
    const thought = stored?.parts.find(({ type }) => type === 'reasoning') as { text: string }
    expect(thought.text.length).toBeGreaterThan(40)
    const share = await shareChat(services, request.id, OWNER, null, true)
    const replay = await replayIn(services, share.id)
    expect(replay?.parts.map(({ type }) => type)).toEqual(['text'])
    const json = JSON.stringify(replay)
    for (const secret of [thought.text.slice(0, 40), OWNER, request.id, answerId]) expect(json).not.toContain(secret)
    const [row] = await services.database.queries
      .select({ steps: shareReplays.steps })
      .from(shareReplays)
      .where(eq(shareReplays.shareId, share.id))
    expect(row?.steps.flat().every(Number.isInteger)).toBe(true)
  })

  test('a cut recording makes no replay', async () => {
    const { services, request, answerId } = await answered('count to 40')
    const message = await findMessage(services.database.queries, request.id, answerId)
    const entries = await readTimeline(services, request.id, answerId, 1)
    expect(replayOf(entries, message?.parts ?? [])).toBeDefined()
    const text = entries.findIndex(({ chunks }) => chunks.some(({ type }) => type === 'text-delta'))
    expect(replayOf(entries.toSpliced(text, 1), message?.parts ?? [])).toBeUndefined()
    expect(replayOf([], message?.parts ?? [])).toBeUndefined()
  })
})

test('T6: a replay is gone with its link: revoked, ended, or its chat deleted', async () => {
  const { services, request } = await answered('count to 5')
  const { queries } = services.database
  const made = () => shareChat(services, request.id, OWNER, 1, true)
  const [revoked, ended, kept] = [await made(), await made(), await made()]
  for (const { id } of [revoked, ended, kept]) expect(await findReplay(queries, id, 1)).toBeDefined()
  await removeShare(queries, revoked.id, OWNER)
  expect(await findReplay(queries, revoked.id, 1)).toBeUndefined()
  expect(await replaysOfShare(queries, revoked.id)).toEqual([])
  await queries
    .update(shares)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(shares.id, ended.id))
  expect(await findReplay(queries, ended.id, 1)).toBeUndefined()
  // Neither a question nor an answer that is not there.
  for (const place of [0, 2, 999_999]) expect(await findReplay(queries, kept.id, place)).toBeUndefined()
})

/** Random answers: texts in several segments, calls side by side, citations, thinking, tags that nobody sees. */
const someMoments = fc
  .array(
    fc.record({
      kind: fc.constantFrom('text', 'grow', 'grow', 'grow', 'thinking', 'call', 'end', 'fail', 'source', 'continue'),
      words: fc.array(
        fc.constantFrom('a', 'word ', '**', '\n\n', '😀', '\u{1F3F4}\u{E0067}', '\u{E0062}', '\ud83d', '\ude00'),
        {
          maxLength: 4,
        },
      ),
      wait: fc.nat(900),
      which: fc.nat(9),
    }),
    { maxLength: 60 },
  )
  .map((things) => {
    const moments: Moment[] = []
    const calls: string[] = []
    let text = -1
    let at = 0
    for (const [index, { kind, words, wait, which }] of things.entries()) {
      at += wait
      const chunks: Chunk[] = []
      const id = String(index)
      if (kind === 'text' || text === -1) {
        text = index
        chunks.push({ type: 'text-start', id })
      }
      if (kind === 'grow') chunks.push({ type: 'text-delta', id: String(text), delta: words.join('') })
      if (kind === 'thinking') {
        chunks.push({ type: 'reasoning-start', id }, { type: 'reasoning-delta', id, delta: 'SECRET' })
      }
      if (kind === 'call') {
        calls.push(id)
        chunks.push({ type: 'tool-input-start', toolCallId: id, toolName: 'clock' })
        chunks.push({
          type: 'tool-input-available',
          toolCallId: id,
          toolName: 'clock',
          input: { zone: words.join('') },
        })
      }
      const [call] = calls.splice(which % Math.max(1, calls.length), kind === 'end' || kind === 'fail' ? 1 : 0)
      if (call && kind === 'end')
        chunks.push({ type: 'tool-output-available', toolCallId: call, output: { b: 1, a: id } })
      if (call && kind === 'fail') chunks.push({ type: 'tool-output-error', toolCallId: call, errorText: 'SECRET' })
      if (kind === 'source') {
        chunks.push({ type: 'source-url', sourceId: `s${which}`, url: 'https://example.com/', title: words.join('') })
      }
      if (kind === 'continue') chunks.push({ type: 'data-continuation', data: { reason: 'stopped', at: '' } })
      moments.push({ at, chunks })
    }
    return moments
  })

test('random answers: no state shows more than the share, no character is cut, and the last state is the share', () => {
  fc.assert(
    fc.property(someMoments, (moments) => {
      const message = newGrowingMessage('')
      for (const { chunks } of moments) for (const chunk of chunks) accumulate(message, chunk)
      const { parts } = toMessage(message)
      const shared = sharedPairs(parts).flatMap((pair) => pair.shared ?? [])
      // The database gives an object's fields in another order.
      const reordered = parts.map((part) => Object.fromEntries(Object.entries(part).reverse()) as unknown as Part)
      const steps = replayOf(moments, reordered)
      expect(steps === undefined).toBe(shared.length === 0)
      const states = statesOf(shared, steps ?? [])
      for (const state of states) expectWithin(state, shared)
      expect(states.at(-1) ?? []).toEqual(shared.map(comparable))
      expect(JSON.stringify(states)).not.toContain('SECRET')
      for (const [at, time] of (steps ?? []).entries())
        expect(time[0]).toBeGreaterThanOrEqual(steps?.[at - 1]?.[0] ?? 0)
    }),
  )
})

test('a replay has a bounded number of steps, and still ends whole', () => {
  const count = 3 * MAX_REPLAY_STEPS
  const deltas = Array.from(
    { length: count },
    (_, at): Moment => ({ at, chunks: [{ type: 'text-delta', id: '0', delta: 'x' }] }),
  )
  const moments: Moment[] = [{ at: 0, chunks: [{ type: 'text-start', id: '0' }] }, ...deltas]
  const steps = replayOf(moments, [{ type: 'text', text: 'x'.repeat(count) }]) ?? []
  expect(steps.length).toBeGreaterThan(MAX_REPLAY_STEPS / 4)
  expect(steps.length).toBeLessThanOrEqual(MAX_REPLAY_STEPS)
  expect(steps.at(-1)?.[2]).toBe(count)
})

test('replays are made for some seconds and no longer, because the person who shares is waiting', async () => {
  const { services, request, answerId } = await answered('count to 3')
  const message = await findMessage(services.database.queries, request.id, answerId)
  const branch = message ? [message, message, message] : []
  expect(await replaysOf(services, branch)).toHaveLength(3)
  let time = 0
  const slow = () => {
    time += 3_000
    return time
  }
  expect((await replaysOf(services, branch, slow)).map(({ place }) => place)).toEqual([0, 1])
})

test('the steps of a share are read by its place alone', async () => {
  const { services, request } = await answered('count to 3')
  const share = await shareChat(services, request.id, OWNER, null)
  await addReplays(services.database.queries, share.id, [{ place: 1, steps: [[0, 0, 3]] }])
  expect((await replayIn(services, share.id))?.steps).toEqual([[0, 0, 3]])
})
