/**
 * T53: what is sent during a hold reveals nothing of the text. The sizes of frames are constant, and the gaps between them,
 * by the server's own clock, do not correlate with how much is written, how fast, and in which pieces.
 */
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { seededRandom } from '@/lib/server/chaos/random'
import type { HoldNotice } from '@/lib/shared/hold'
import { SEED } from '@/scripts/rounds.mjs'
import { startApp } from './support/app'
import { type AnswerEvents, startModelServer } from './support/model-server'
import { newChatId, visitor } from './support/wire'

/** Enough that a correlation by chance stays far below the limit: its standard deviation is 1/25. */
const ANSWERS = 90
const NOTICES = 8
const LIMIT = 0.2

/** How one answer is written; they differ widely. */
interface Manner {
  everyMs: number
  characters: number
}

/** A piece that the model sent, with its time by the clock that the server uses too. */
interface Delta {
  at: number
  characters: number
}

/** Writes until its reader leaves. */
async function write(
  { start, open, delta }: AnswerEvents,
  response: ServerResponse,
  { everyMs, characters }: Manner,
  deltas: Delta[],
  random: () => number,
) {
  start()
  open({ type: 'text', text: '' })
  while (!response.destroyed) {
    // At times it thinks for a while, as models do.
    await wait(random() < 0.02 ? 2_500 : everyMs * (0.5 + random()))
    const text = 'x'.repeat(Math.ceil(characters * 2 * random()))
    delta({ type: 'text_delta', text })
    deltas.push({ at: Date.now(), characters: text.length })
  }
}

/** Pearson's correlation; 0 where one of the two never changes. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanOne, meanOther] = [mean(one), mean(other)]
  const product = one.reduce((sum, value, at) => sum + (value - meanOne) * ((other[at] ?? 0) - meanOther), 0)
  const spread = (values: readonly number[], middle: number) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0))
  const both = spread(one, meanOne) * spread(other, meanOther)
  return both === 0 ? 0 : product / both
}

interface Frame {
  length: number
  notice: HoldNotice
}

/** Asks, and reads frames until there are enough notices. */
async function readFrames(origin: string, key: number): Promise<Frame[]> {
  const me = visitor(origin)
  const chatId = newChatId()
  const response = await me.ask(chatId, `Tell me about run-${key}.`)
  const decoder = new TextDecoder()
  let text = ''
  const frames: Frame[] = []
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true })
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const frame = text.slice(0, end + 2)
      text = text.slice(end + 2)
      const chunk = JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '{}')
      if (chunk.type === 'data-hold') frames.push({ length: frame.length, notice: chunk.data })
    }
    if (frames.length >= NOTICES) break
  }
  await me.fetch(`/api/chat/${chatId}/stream`, { method: 'DELETE' })
  return frames
}

test('T53: sizes and times of what is sent during a hold do not correlate with the text', async () => {
  test.setTimeout(240_000)
  const random = seededRandom(`${SEED}`)
  const deltas: Delta[][] = Array.from({ length: ANSWERS }, () => [])
  // From two long deltas a second to thirty short ones.
  const manners = deltas.map(() => ({ everyMs: 33 * 15 ** random(), characters: 2 * 200 ** random() }))
  const model = await startModelServer(async (body, events, response) => {
    const key = Number(/run-(\d+)/.exec(body)?.[1])
    const manner = manners[key]
    if (!manner) return void response.writeHead(404).end()
    await write(events, response, manner, deltas[key] ?? [], random)
  })
  const app = await startApp({ ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: 'key', HOLD_POLICY: 'hold' })

  const answers = await Promise.all(deltas.map((_, key) => readFrames(app.url, key)))
  const frames = answers.flat()
  expect(frames).toHaveLength(ANSWERS * NOTICES)
  expect(new Set(frames.map(({ length }) => length)).size).toBe(1)

  const gaps: number[] = []
  const texts: Record<string, number[]> = { charactersSoFar: [], charactersInSpan: [], deltasInSpan: [], meanDelta: [] }
  for (const [key, ofAnswer] of answers.entries()) {
    for (const [at, { notice }] of ofAnswer.entries()) {
      const before = ofAnswer[at - 1]?.notice
      if (!before) continue
      gaps.push(notice.heldMs - before.heldMs)
      const began = Date.parse(notice.heldAt)
      const sent = (deltas[key] ?? []).filter((delta) => delta.at <= began + notice.heldMs)
      const inSpan = sent.filter((delta) => delta.at > began + before.heldMs)
      const sum = (list: readonly Delta[]) => list.reduce((all, { characters }) => all + characters, 0)
      texts.charactersSoFar?.push(sum(sent))
      texts.charactersInSpan?.push(sum(inSpan))
      texts.deltasInSpan?.push(inSpan.length)
      texts.meanDelta?.push(inSpan.length === 0 ? 0 : sum(inSpan) / inSpan.length)
    }
  }
  const found = Object.fromEntries(Object.entries(texts).map(([name, values]) => [name, correlation(gaps, values)]))
  const description = `${gaps.length} gaps, ${frames[0]?.length} bytes a frame: ${JSON.stringify(found)}`
  test.info().annotations.push({ type: 'correlations', description })
  // The texts do differ.
  expect(Math.max(...(texts.charactersSoFar ?? []))).toBeGreaterThan(20_000)
  for (const [name, value] of Object.entries(found)) expect(Math.abs(value), name).toBeLessThan(LIMIT)

  await app.stop()
  await model.stop()
})
