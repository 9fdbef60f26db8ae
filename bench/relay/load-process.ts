/** The readers of the relay bench: asks many questions at once and records when each word arrived. */
import { Agent, request } from 'node:http'
import { clock, sleep } from '@/bench/processes/clock'
import { countQuestion } from '@/bench/processes/upstream'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'

/** The questions to ask. */
export interface Load {
  url: string
  /** The target's protocol: the Messages API, or that of the AI SDK's chat clients. */
  form: 'messages' | 'chat'
  /** Prefix of the answers' names. */
  name: string
  answers: number
  words: number
  perSecond: number
  /** Milliseconds over which the questions are spread. */
  rampMs: number
}

/** One answer as it was read. */
export interface ReadResult {
  name: string
  /** Whether the text is exactly what the upstream sent. */
  exact: boolean
  /** Readings of the shared clock, one after each word was parsed. */
  arrivals: number[]
}

interface Event {
  type?: string
  delta?: string | { text?: string }
}

const agent = new Agent({ keepAlive: false })

function bodyOf({ form, words, perSecond }: Load, name: string): string {
  const text = countQuestion(words, name, perSecond)
  if (form === 'chat') {
    const message = { id: `question-${name}`, role: 'user', parts: [{ type: 'text', text }] }
    return JSON.stringify({ id: `chat-${name}`, messages: [message], trigger: 'submit-message' })
  }
  const messages = [{ role: 'user', content: text }]
  return JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 16_000, stream: true, messages })
}

function textOf(data: string): string {
  if (data === '[DONE]') return ''
  const { type, delta } = JSON.parse(data) as Event
  if (type === 'text-delta' && typeof delta === 'string') return delta
  return type === 'content_block_delta' && typeof delta === 'object' ? (delta.text ?? '') : ''
}

function read(load: Load, name: string): Promise<ReadResult> {
  const arrivals: number[] = []
  let text = ''
  let rest = ''
  const take = (piece: string) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) text += textOf(line.slice('data: '.length))
    // A word has seven characters, and all but the first follow a space.
    const now = clock()
    while (arrivals.length < Math.floor((text.length + 1) / 8)) arrivals.push(now)
  }
  const headers = { 'content-type': 'application/json', 'x-api-key': 'any', 'anthropic-version': '2023-06-01' }
  return new Promise((resolve) => {
    const end = () => resolve({ name, exact: text === countingDeltas(load.words).join(''), arrivals })
    const outgoing = request(load.url, { agent, method: 'POST', headers }, (response) => {
      response.setEncoding('utf8').on('data', take).on('end', end).on('error', end)
    })
    outgoing.on('error', end)
    outgoing.end(bodyOf(load, name))
  })
}

/** Asks each question at a fixed time, so that a busy machine does not thin out the load. */
async function readAll(load: Load): Promise<ReadResult[]> {
  const startedAt = clock()
  const reads = Array.from({ length: load.answers }, async (_, at) => {
    await sleep(startedAt + (load.rampMs * at) / load.answers - clock())
    return read(load, `${load.name}-${at}`)
  })
  return Promise.all(reads)
}

process.on('message', async (load: Load) => process.send?.(await readAll(load)))
process.on('disconnect', () => process.exit())
process.send?.('ready')
