/**
 * Documents: how long the map of large sources takes, and when a document's first line and its end come on the simulator
 * at 150 tokens a second, beside the same document for somebody who waits for all of it.
 */
import { startApp } from '@/e2e/support/app'
import { askForDocument, sourceFiles } from '@/e2e/support/documents'
import { newChatId, visitor } from '@/e2e/support/wire'
import { readChunks } from '@/lib/client/transport/read-chunks'
import { type BenchOptions, median, numberOf, printTable } from './support'
import { measureMap } from './write/map'
import { measurePage } from './write/page'

const TOKENS_PER_SECOND = 150
const MAX_FIRST_LINE_MS = 1_000

interface Times {
  firstWord: number
  firstLine: number
  firstSection: number
  end: number
  tokens: number
}

/** `--rounds=10` plays more rounds. */
export async function run(options: BenchOptions) {
  await measureMap(options)
  const app = await startApp({ SIMULATOR_TPS: String(TOKENS_PER_SECOND) })
  const streamed: Times[] = []
  const waited: number[] = []
  try {
    for (let round = 0; round < numberOf(options, 'rounds', 5); round += 1) {
      streamed.push(await stream(app.url))
      waited.push(await wait(app.url))
    }
    await measurePage(app.url, numberOf(options, 'rounds', 5))
  } finally {
    await app.stop()
  }
  const of = (name: keyof Times) => Math.round(median(streamed.map((times) => times[name])))
  printTable(`write: a document at ${TOKENS_PER_SECOND} tokens a second (ms, medians)`, [
    ['how', 'first word', 'first line', 'first section', 'end', 'tokens'],
    ['as it is written', of('firstWord'), of('firstLine'), of('firstSection'), of('end'), of('tokens')].map(String),
    ['waits for all of it', ...Array(4).fill(Math.round(median(waited))), of('tokens')].map(String),
  ])
  if (of('firstLine') > MAX_FIRST_LINE_MS) {
    console.error(`write: the first line takes more than ${MAX_FIRST_LINE_MS} ms`)
    process.exitCode = 1
  }
}

/** Some 1,500 tokens of document on the simulator. */
const request = () => ({ id: newChatId(), files: sourceFiles(2, 4), template: 'api-reference', length: 'short' })

async function stream(url: string): Promise<Times> {
  const began = performance.now()
  const at = () => performance.now() - began
  const times: Partial<Times> = {}
  let text = ''
  let tokens = 0
  const response = await askForDocument(visitor(url), request())
  if (!response.body) throw new Error('the document has no stream')
  for await (const { chunks } of readChunks(response.body, { idleMs: 30_000 })) {
    for (const { chunk } of chunks) {
      if (chunk.type === 'text-delta') {
        text += chunk.delta
        times.firstWord ??= at()
        if (text.includes('\n')) times.firstLine ??= at()
      } else if (chunk.type === 'data-section') times.firstSection ??= at()
      else if (chunk.type === 'finish') tokens = chunk.messageMetadata?.usage?.outputTokens ?? 0
    }
  }
  const { firstWord = Number.NaN, firstLine = Number.NaN, firstSection = Number.NaN } = times
  return { firstWord, firstLine, firstSection, end: at(), tokens }
}

async function wait(url: string): Promise<number> {
  const began = performance.now()
  await (await askForDocument(visitor(url), request(), { accept: 'application/json' })).json()
  return performance.now() - began
}
