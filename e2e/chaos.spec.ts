/** Seeded chaos: recoverable faults leave no trace, and everything else ends in a truthful state. */
import { newAnswer } from '@/lib/client/store/entry'
import { createTransport } from '@/lib/client/transport/transport'
import { chaosPlan } from '@/lib/server/chaos/chaos'
import { textOf } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { toMessage } from '@/lib/stream/growing-message'
import { rounds } from '@/scripts/rounds.mjs'
import { expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus, lastAnswer, lastMarkdown, words } from './support/page'
import { newChatId, visitor } from './support/wire'

const WORDS = 150
// The first four combine a connection that is cut or not with a fault that is recoverable or not.
const PAGE_SEEDS = ['2', '21', '5', '3', '1', '8', '13', '34'].slice(0, rounds(4, 8))
const WIRE_SEEDS = Array.from({ length: rounds(20, 60) }, (_, at) => `wire-${at}`)

/** Reads one answer through the product's own transport under the seed's faults. */
async function play(origin: string, seed: string) {
  const me = visitor(origin)
  const transport = createTransport({
    fetch: (input, init) => me.fetch(String(input), init),
    chaos: seed,
    idleMs: 20_000,
    patienceMs: 30_000,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 20))),
  })
  const { message } = newAnswer('answer', undefined)
  const sequences: number[] = []
  let breaks = 0
  const id = newChatId()
  const question = { id: 'q', role: 'user' as const, parts: [{ type: 'text', text: `count to ${WORDS}` }] }
  await transport.ask(
    id,
    { id, message: question },
    {
      onChunks(_answerId, chunks) {
        for (const { sequence, chunk } of chunks) {
          sequences.push(sequence)
          accumulate(message, chunk)
        }
      },
      onConnection(connection) {
        if (connection === 'reconnecting') breaks += 1
      },
    },
    new AbortController().signal,
  )
  return { message: toMessage(message), sequences, breaks }
}

test('seeds over the wire: every chunk once, the text whole or the status truthful', async ({ demoApp }) => {
  test.setTimeout(180_000)
  let breaks = 0
  for (const seed of WIRE_SEEDS) {
    const plan = chaosPlan(seed)
    const result = await play(demoApp.url, seed)
    const text = textOf(result.message)
    const status = result.message.metadata?.status
    breaks += result.breaks
    expect(result.sequences, seed).toEqual(result.sequences.map((_, at) => at + 1))
    if (plan.isRecoverable) expect({ seed, status, text }).toEqual({ seed, status: 'complete', text: words(WORDS) })
    else {
      expect(status, seed).not.toBe('complete')
      expect(words(WORDS).startsWith(text), seed).toBe(true)
    }
  }
  // The connections really were cut.
  expect(breaks).toBeGreaterThan((WIRE_SEEDS.length * 5) / 6)
})

test('the same seed plays the same', async ({ demoApp }) => {
  for (const seed of WIRE_SEEDS.slice(0, 6)) {
    const [first, second] = [await play(demoApp.url, seed), await play(demoApp.url, seed)]
    expect(textOf(second.message)).toBe(textOf(first.message))
    expect(second.message.metadata?.status).toBe(first.message.metadata?.status)
  }
})

for (const seed of PAGE_SEEDS) {
  const plan = chaosPlan(seed)
  test(`the page with seed ${seed} (${plan.faults}${plan.cutsLine ? ', line cut' : ''})`, async ({ page, demoApp }) => {
    await page.goto(`${demoApp.url}/?chaos=${seed}`)
    await expect(page.getByRole('note', { name: 'Chaos' })).toContainText(seed)
    await ask(page, `count to ${WORDS}`)
    await expect(lastAnswer(page)).not.toHaveAttribute('data-status', /submitted|streaming/, { timeout: 30_000 })
    if (plan.isRecoverable) {
      await expectStatus(page, 'complete')
      await expect(lastMarkdown(page)).toHaveText(words(WORDS))
      await expect(alertOf(page)).toHaveCount(0)
    } else {
      await expect(lastAnswer(page)).not.toHaveAttribute('data-status', 'complete')
      // The failure is named in words, with a next step.
      await expect(lastAnswer(page)).toContainText(/Cut off|Interrupted|overloaded|lost|cannot be read|mixed/)
      await expect(
        lastAnswer(page)
          .getByRole('button', { name: /Retry|Continue/ })
          .first(),
      ).toBeEnabled()
    }
    expect(new URL(page.url()).search).toBe(`?chaos=${seed}`)
  })
}

test('chaos is refused where a real model answers', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const refused = await me.fetch('/api/chat?chaos=1', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: newChatId(),
      message: { id: 'q', role: 'user', parts: [{ type: 'text', text: 'hi' }] },
    }),
  })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ error: { code: 'invalid_request' } })
  expect(await simulator.requests()).toEqual([])
})
