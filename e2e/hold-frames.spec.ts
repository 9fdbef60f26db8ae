/**
 * T53: what comes during a hold tells nothing of the text. The sizes of frames are constant, and the gaps between them, by
 * the server's own clock, do not correlate with how much is written, how fast, and in which pieces.
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { HoldNotice } from '@/lib/shared/hold'
import { SEED } from '@/scripts/rounds.mjs'
import { startApp } from './support/app'
import { newChatId, visitor } from './support/wire'

/** So many that a correlation by chance stays far below the limit: its standard deviation is one in 25. */
const ANSWERS = 90
const NOTICES = 8
const LIMIT = 0.2

/** How one answer is written; they differ widely. */
interface Manner {
  everyMs: number
  characters: number
}

/** What was sent of an answer, by the clock that the server uses too. */
interface Delta {
  at: number
  characters: number
}

function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Writes until its reader leaves. */
async function write(response: ServerResponse, { everyMs, characters }: Manner, deltas: Delta[], random: () => number) {
  const send = (event: { type: string } & Record<string, unknown>) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const message = { id: 'm', type: 'message', role: 'assistant', model: 'claude-sonnet-5-5', content: [] }
  send({ type: 'message_start', message: { ...message, usage: { input_tokens: 1, output_tokens: 1 } } })
  send({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } })
  while (!response.destroyed) {
    // At times it thinks for a while, as models do.
    await wait(random() < 0.02 ? 2_500 : everyMs * (0.5 + random()))
    const text = 'x'.repeat(Math.ceil(characters * 2 * random()))
    send({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })
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

test('T53: sizes and times of what comes during a hold do not correlate with the text', async () => {
  test.setTimeout(240_000)
  const random = randomOf(SEED)
  const deltas: Delta[][] = Array.from({ length: ANSWERS }, () => [])
  // From two long deltas a second to thirty short ones.
  const manners = deltas.map(() => ({ everyMs: 33 * 15 ** random(), characters: 2 * 200 ** random() }))
  const upstream = createServer(async (request, response) => {
    const key = Number(/run-(\d+)/.exec(await readText(request))?.[1])
    const manner = manners[key]
    if (!manner) return void response.writeHead(404).end()
    await write(response, manner, deltas[key] ?? [], random)
  }).listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => upstream.once('listening', resolve))
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const app = await startApp({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'key', HOLD_POLICY: 'hold' })

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
  upstream.closeAllConnections()
  upstream.close()
})
