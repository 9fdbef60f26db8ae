/**
 * Conversations with tools that are cut, stopped, broken, allowed and denied at random: every request that follows
 * is one that the API would take, judged by the simulator's strict checker, signatures included.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findMessage } from '@/lib/server/database/messages'
import { storable } from '@/lib/server/database/storable'
import { checkStrictly, parseBody } from '@/lib/server/simulator/check'
import { messagesRequest } from '@/lib/server/simulator/request'
import { redactedDataOf, signatureOf } from '@/lib/server/simulator/signature'
import { defineBrowserTool, defineTool, type Tool } from '@/lib/server/tools/tool'
import { newId } from '@/lib/shared/ids'
import type { Message, Part } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { rounds, SEED } from '@/scripts/rounds.mjs'
import { retryAtOnce } from './fixtures/retry-at-once'
import { servicesOver } from './fixtures/simulated-services'
import { answer, asking, start } from './fixtures/test-services'
import { openAnswer, readWhole } from './read-answer'
import { readTimeline } from './recordings/read-timeline'

retryAtOnce()

const RUNS = rounds(80, 1_000)
const VERSION = '2026-10-21'

const input = z.object({ what: z.string().max(40) })
const TOOLS: Tool[] = [
  defineTool({ name: 'look', description: 'x', input, run: ({ what }) => ({ saw: what }) }),
  defineTool({
    name: 'fail',
    description: 'x',
    input,
    run() {
      throw new Error('It broke.')
    },
  }),
  defineTool({
    name: 'hang',
    description: 'x',
    input,
    run: (_input, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error()))),
  }),
  defineTool({ name: 'act', description: 'x', input, needsApproval: true, run: ({ what }) => what }),
  defineBrowserTool({ name: 'page', description: 'x', input, needsApproval: true }),
]

/** One turn of the model, as bytes on the wire. */
interface Turn {
  blocks: Array<{
    kind: 'text' | 'blank' | 'think' | 'hidden' | 'search' | 'unanswered' | 'call'
    name: string
    json: string
  }>
  reason: string
  /** Where the bytes end, as a part of the whole; 1 is a proper end. */
  cutAt: number
  breaks: boolean
}

const block = fc.record({
  kind: fc.constantFrom<Turn['blocks'][number]['kind']>(
    'text',
    'blank',
    'think',
    'hidden',
    'search',
    'unanswered',
    'call',
    'call',
    'call',
  ),
  name: fc.constantFrom('look', 'look', 'act', 'act', 'page', 'page', 'fail', 'hang', 'unheard_of'),
  json: fc.oneof(
    { weight: 3, arbitrary: fc.constant('{"what":"it"}') },
    { weight: 1, arbitrary: fc.constantFrom('', '{"what":', '[1]', '{"what":7}', '{"what":"\u0000 \ud83d"}') },
  ),
})

const turn: fc.Arbitrary<Turn> = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
  reason: fc.constantFrom('tool_use', 'tool_use', 'tool_use', 'end_turn', 'max_tokens', 'pause_turn', 'refusal'),
  cutAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
  breaks: fc.boolean(),
})

const conversation = fc.record({
  turns: fc.array(turn, { minLength: 1, maxLength: 5 }),
  /** Stopped when so many chunks were read; hanging tools would last otherwise. */
  stopAfter: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
  decision: fc.constantFrom('allow', 'deny', 'leave'),
  model: fc.constantFrom('claude-sonnet-5-5', 'claude-opus-5-5'),
  goesOn: fc.boolean(),
})

function bytesOf({ blocks, reason, cutAt }: Turn, model: string): Uint8Array {
  const events: object[] = [
    {
      type: 'message_start',
      message: { id: newId(), type: 'message', role: 'assistant', model, content: [], usage: { input_tokens: 5 } },
    },
  ]
  let index = 0
  const add = (content_block: object, ...deltas: object[]) => {
    events.push({ type: 'content_block_start', index, content_block })
    for (const delta of deltas) events.push({ type: 'content_block_delta', index, delta })
    events.push({ type: 'content_block_stop', index })
    index += 1
  }
  for (const { kind, name, json } of blocks) {
    const id = newId()
    if (kind === 'text')
      add({ type: 'text', text: '' }, { type: 'text_delta', text: 'Some ' }, { type: 'text_delta', text: 'words.' })
    else if (kind === 'blank') add({ type: 'text', text: '' }, { type: 'text_delta', text: ' \n' })
    else if (kind === 'think') {
      const signature = signatureOf(model, 'Hm.')
      add(
        { type: 'thinking', thinking: '', signature: '' },
        { type: 'thinking_delta', thinking: 'Hm.' },
        { type: 'signature_delta', signature },
      )
    } else if (kind === 'hidden') add({ type: 'redacted_thinking', data: redactedDataOf(model, 'x') })
    else if (kind === 'call')
      add({ type: 'tool_use', id, name, input: {} }, { type: 'input_json_delta', partial_json: json })
    else {
      add(
        { type: 'server_tool_use', id, name: 'web_search', input: {} },
        { type: 'input_json_delta', partial_json: '{"query":"x"}' },
      )
      if (kind === 'search') add({ type: 'web_search_tool_result', tool_use_id: id, content: [] })
    }
  }
  events.push(
    { type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: 3 } },
    { type: 'message_stop' },
  )
  const bytes = new TextEncoder().encode(
    events.map((event) => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
  )
  return bytes.subarray(0, Math.ceil(bytes.length * cutAt))
}

function responseOf(bytes: Uint8Array, breaks: boolean): Response {
  let isSent = false
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isSent) controller.enqueue(bytes)
      else if (breaks) controller.error(new TypeError('terminated'))
      else controller.close()
      isSent = true
    },
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
}

const END: Turn = { blocks: [{ kind: 'text', name: '', json: '' }], reason: 'end_turn', cutAt: 1, breaks: false }

type Saying = { type: string } & Record<string, unknown>

/** Answers to every call that waits. */
function decided(parts: readonly Part[], decision: string): Saying[] {
  return parts.flatMap((part): Saying[] => {
    if (!('toolCallId' in part) || part.state !== 'approval-requested') return []
    const { type, toolCallId } = part
    if (decision === 'allow' && type === 'tool-page')
      return [{ type, toolCallId, state: 'output-available', output: 1 }]
    return [
      { type, toolCallId, state: 'approval-responded', approval: { id: toolCallId, approved: decision === 'allow' } },
    ]
  })
}

test(`${RUNS} conversations`, { timeout: 900_000 }, async () => {
  const seen = { requests: 0, waiting: 0, results: 0, thinking: 0 }
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  await fc.assert(
    fc.asyncProperty(conversation, async ({ turns, stopAfter, decision, model, goesOn }) => {
      const queue = [...turns]
      const refused: string[] = []
      const { services: made } = servicesOver(async (_input, init) => {
        if (new Headers(init?.headers).get('x-firstword-purpose') === 'title')
          return responseOf(bytesOf(END, model), false)
        const text = String(init?.body)
        seen.requests += 1
        if (text.includes('"tool_result"')) seen.results += 1
        if (text.includes('"signature"')) seen.thinking += 1
        try {
          const request = parseBody(messagesRequest, text)
          checkStrictly(request, VERSION)
        } catch (error) {
          refused.push(`${String(error)}\n${text}`)
        }
        const next = queue.shift() ?? END
        return responseOf(bytesOf(next, String(JSON.parse(text).model)), next.breaks)
      })
      const services = { ...made, tools: TOOLS }
      const request = asking('One', { model })
      const { message } = await answerOrStop(services, request, stopAfter)
      let last: Message = message
      if (last.metadata?.status === 'waiting' && decision !== 'leave') {
        seen.waiting += 1
        const parts = decided(last.parts, decision)
        last = (
          await answerOrStop(
            services,
            { id: request.id, message: { id: last.id, role: 'assistant', parts } },
            stopAfter,
          )
        ).message
      } else if (goesOn && ['stopped', 'interrupted', 'cut', 'error'].includes(last.metadata?.status ?? '')) {
        const wish = { id: request.id, trigger: 'continue-message' as const, messageId: last.id }
        last = (await answerOrStop(services, wish, stopAfter)).message
      }
      await expectSameTimeline(services, request.id, last)
      queue.length = 0
      await answer(services, asking('Two', { id: request.id, model }))
      // And with another model, for which no thinking of this one holds.
      const other = model === 'claude-opus-5-5' ? 'claude-sonnet-5-5' : 'claude-opus-5-5'
      await answer(services, asking('Three', { id: request.id, model: other }))
      expect(refused).toEqual([])
    }),
    { numRuns: RUNS, seed: SEED },
  )
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
  // There must have been something to judge.
  expect(seen.requests).toBeGreaterThan(RUNS * 2)
  expect(seen.results).toBeGreaterThan(RUNS / 2)
  expect(seen.thinking).toBeGreaterThan(RUNS / 10)
  expect(seen.waiting).toBeGreaterThan(RUNS / 100)
})

type Services = Parameters<typeof start>[0]

/** Whether the recordings of all segments make the stored message. An error that was continued is no part of it. */
async function expectSameTimeline(services: Services, chatId: string, { id }: Message) {
  const stored = await findMessage(services.database.queries, chatId, id)
  const entries = await readTimeline(services, chatId, id, stored?.segment ?? 0)
  const growing = newGrowingMessage(id)
  for (const { chunks } of entries) for (const chunk of chunks) accumulate(growing, chunk)
  const parts: unknown[] = JSON.parse(JSON.stringify(storable(toMessage(growing).parts)))
  const isError = (part: unknown) => (part as Part).type === 'data-error'
  expect(parts.filter((part) => !isError(part))).toEqual(stored?.parts.filter((part) => !isError(part)))
}

/** Reads an answer to its end, and stops it after some chunks; one that hangs is stopped in any case. */
async function answerOrStop(services: Services, request: Parameters<typeof start>[1], stopAfter: number | undefined) {
  const { answerId, done } = await start(services, request)
  const reading = await openAnswer(services, request.id, answerId)
  let count = 0
  const watch = new AbortController()
  const stop = () => services.streamLog.requestStop(reading.logId)
  for await (const batch of services.streamLog.read(reading.logId, 0, watch.signal)) {
    count += batch.length
    const hangs = batch.some(({ json }) => json.includes('"tool-input-available"') && json.includes('"hang"'))
    if (hangs || (stopAfter !== undefined && count > stopAfter)) await stop()
  }
  await done
  const message = await readWhole(services, await openAnswer(services, request.id, answerId), watch.signal).catch(
    () => undefined,
  )
  return {
    message: message ?? ({ id: answerId, role: 'assistant', parts: [], metadata: { status: 'error' } } as Message),
  }
}
