/** Timelines: the chunks that readers got, in their order, made again from the recording; live and stored alike. */
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { recordings } from '@/lib/server/database/schema'
import { retryAtOnce } from '@/lib/server/generation/fixtures/retry-at-once'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import { answer, asking, makePerson, readChunks, start } from '@/lib/server/generation/fixtures/test-services'
import type { EntrySource } from '@/lib/server/http/event-stream'
import { FAULTS } from '@/lib/server/simulator/faults/faults'
import { SCRIPTS } from '@/lib/server/simulator/scripts/scripts'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import * as hold from '@/lib/stream/hold'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { createDatabaseRecordings } from './database-recordings'
import { openTimeline, readTimeline } from './read-timeline'

retryAtOnce()

const { services } = simulatedServices({ UPSTREAM_IDLE_MS: '300', HOLD_POLICY: 'stream' })
const never = new AbortController().signal

async function entriesOf(source: EntrySource, count = Number.POSITIVE_INFINITY): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = []
  for await (const batch of source.read(never)) {
    entries.push(...batch.map(({ json }) => JSON.parse(json)))
    if (entries.length >= count) break
  }
  return entries
}

const chunksOf = (entries: readonly TimelineEntry[]) => entries.flatMap(({ chunks }) => chunks)
/** As they come over a wire: without fields that are undefined. */
const onWire = (chunks: readonly Chunk[]) => JSON.parse(JSON.stringify(chunks))

/** Asks, and returns what readers got and the stored timeline. */
async function playedAndRecorded(text: string) {
  const request = asking(text)
  const { answerId, done } = await start(services, request)
  const logged = await readChunks(services, answerId)
  await done
  const entries = await readTimeline(services, request.id, answerId, 1)
  return { chunks: logged.map(({ chunk }) => chunk), entries }
}

// A script that waits plays at the simulator's pace; nothing is left of the others.
const QUESTIONS = SCRIPTS.filter(({ name }) => name !== 'stall').map(({ name, question }) => [name, question] as const)

test.each(QUESTIONS)('%s: a recording makes the chunks that readers got', async (_name, question) => {
  const { chunks, entries } = await playedAndRecorded(question)
  expect(entries.map(({ kind }) => kind)).toContain('call')
  expect(onWire(chunksOf(entries))).toEqual(onWire(chunks))
  const times = entries.map(({ at }) => at)
  expect(times).toEqual([...times].sort((one, other) => one - other))
})

test.each([...FAULTS.keys()])('fault %s: a recording makes the chunks that readers got', async (fault) => {
  const { chunks, entries } = await playedAndRecorded(`fault:${fault} Count to 20.`)
  expect(onWire(chunksOf(entries))).toEqual(onWire(chunks))
})

test('what is read live is what is stored, from any entry on', async () => {
  const request = asking('Which tools do you have? Use three tools.')
  const { answerId, done } = await start(services, request)
  const live = await entriesOf(await openTimeline(services, request.id, answerId, 0))
  await done
  const stored = await entriesOf(await openTimeline(services, request.id, answerId, 0))
  expect(stored.length).toBeGreaterThan(10)
  expect(live).toEqual(stored)
  for (const after of [1, 5, stored.length - 1]) {
    expect(await entriesOf(await openTimeline(services, request.id, answerId, after))).toEqual(stored.slice(after))
  }
})

test('a call’s request is in it without the system prompt, live and stored', async () => {
  const request = asking('Count to 20.')
  const { answerId, done } = await start(services, request)
  const isCall = (entry: TimelineEntry) => entry.kind === 'call'
  const live = (await entriesOf(await openTimeline(services, request.id, answerId, 0))).filter(isCall)
  await done
  const stored = (await entriesOf(await openTimeline(services, request.id, answerId, 0))).filter(isCall)
  for (const [call] of [live, stored]) {
    expect(call).toMatchObject({ call: 1, segment: 1, request: { messages: [{ role: 'user' }] } })
    expect(call).not.toHaveProperty('request.system')
  }
})

test('an answer that is held back shows nothing of it before its release, and everything after', async () => {
  let seenAtRelease: number | undefined
  const read: TimelineEntry[] = []
  const { createHold } = hold
  const holdSpy = vi.spyOn(hold, 'createHold').mockImplementation(() => {
    const made = createHold((chunk) => chunk.type === 'text-start')
    const { release } = made
    made.release = () => {
      seenAtRelease ??= read.length
      return release()
    }
    return made
  })
  // The pause is after the first words, so that there is something to be read before the release.
  const request = asking('fault:pause:50 Count to 20.')
  const { answerId, done } = await start(services, request)
  holdSpy.mockRestore()
  const source = await openTimeline(services, request.id, answerId, 0)
  for await (const batch of source.read(never)) read.push(...batch.map(({ json }) => JSON.parse(json)))
  await done
  const shown = JSON.stringify(read.slice(0, seenAtRelease))
  expect(shown).toContain('"kind":"call"')
  expect(shown).not.toMatch(/text[-_]delta/)
  expect(JSON.stringify(read)).toContain('text-delta')
  expect(read).toEqual(await readTimeline(services, request.id, answerId, 1))
})

test('a further segment continues the timeline where the one before ended', async () => {
  const request = asking('Stop in mid-sentence at the token limit')
  const { message } = await answer(services, request)
  expect(message.metadata?.status).toBe('cut')
  const wish = { id: request.id, trigger: 'continue-message' as const, messageId: message.id }
  const { done } = await start(services, wish)
  await done
  const [entries, stored] = [
    await readTimeline(services, request.id, message.id, 2),
    await services.database.queries.query.messages.findFirst({ where: ({ id }) => eq(id, message.id) }),
  ]
  expect(entries.flatMap((entry) => (entry.kind === 'call' ? [[entry.call, entry.segment]] : []))).toEqual([
    [1, 1],
    [2, 2],
  ])
  const growing = newGrowingMessage(message.id)
  for (const chunk of chunksOf(entries)) accumulate(growing, chunk)
  expect(onWire(toMessage(growing).parts as never)).toEqual(stored?.parts)
})

test('one that was cut by its bound says so, and still ends as it ended', async () => {
  const bounded = { ...services, recordings: createDatabaseRecordings(services.database, services.log, 30, 30_000) }
  const request = asking('Write a long document.')
  const { answerId, done } = await start(bounded, request)
  await done
  const entries = await readTimeline(bounded, request.id, answerId, 1)
  expect(entries.find(({ kind }) => kind === 'call-end')).toMatchObject({ isTruncated: true })
  expect(chunksOf(entries).at(-1)).toMatchObject({ type: 'finish', messageMetadata: { status: 'complete' } })
})

test('no recording, no answer: not found', async () => {
  const request = asking('Hello')
  const { answerId, done } = await start(services, request, await makePerson())
  await done
  await services.database.queries.delete(recordings).where(eq(recordings.chatId, request.id))
  await expect(openTimeline(services, request.id, answerId, 0)).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('no longer kept'),
  })
  await expect(openTimeline(services, request.id, 'unknown', 0)).rejects.toMatchObject({ code: 'not_found' })
})
