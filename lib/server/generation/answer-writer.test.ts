/** Every chunk of an answer passes the hold, in order, whatever the hold does with it. */
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { defineTool } from '@/lib/server/tools/tool'
import type { ChatRequest } from '@/lib/shared/api/requests'
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import * as hold from '@/lib/stream/hold'
import { retryAtOnce } from './fixtures/retry-at-once'
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
} from './fixtures/test-services'
import { toolCall, turnEvents } from './fixtures/turn-events'

retryAtOnce()
const { createHold } = hold
const holdSpy = vi.spyOn(hold, 'createHold')
afterEach(() => {
  holdSpy.mockImplementation(createHold)
})
afterAll(() => holdSpy.mockRestore())

/** A policy that keeps nothing back, and one that keeps everything until it is released. */
const POLICIES: Record<string, () => hold.Hold> = {
  'lets everything pass': createHold,
  'keeps everything until it is released'() {
    let kept: Chunk[] = []
    let isReleased = false
    return {
      get isHolding() {
        return kept.length > 0
      },
      get kept() {
        return kept
      },
      begin() {},
      drop() {},
      pass(chunk) {
        if (isReleased) return [chunk]
        kept.push(chunk)
        return []
      },
      release() {
        const all = kept
        kept = []
        isReleased = true
        return all
      },
    }
  },
}

/** What happened at the hold, in order. */
type Step = { passed: Chunk } | 'released'

/** Has every answer of a test go through this policy, and records it. */
function recordHold(makeHold: () => hold.Hold): Step[] {
  const steps: Step[] = []
  holdSpy.mockImplementation(() => {
    const policy = makeHold()
    return {
      get isHolding() {
        return policy.isHolding
      },
      get kept() {
        return policy.kept
      },
      begin: policy.begin,
      drop: policy.drop,
      pass(chunk) {
        steps.push({ passed: chunk })
        return policy.pass(chunk)
      },
      release() {
        steps.push('released')
        return policy.release()
      },
    }
  })
  return steps
}

const passedIn = (steps: readonly Step[]) => steps.flatMap((step) => (step === 'released' ? [] : [step.passed]))

const thinking = { type: 'thinking', thinking: 'Hm', signature: 'signed' }
const text = (words: string) => ({ type: 'text', text: words })
const call = (id: string, name = 'look') => toolCall(id, name)
const search = { type: 'server_tool_use', id: 'search', name: 'web_search', input: { query: 'tea' } }
const citations = [
  { type: 'web_search_result_location', url: 'https://a.test', title: 'A', cited_text: 'a' },
  { type: 'page_location', document_title: 'B', document_index: 0, start_page_number: 1, cited_text: 'b' },
]

const OVERLOADED = new AppError('overloaded')

/** Answers by what happens in them: how the model answers, and the chunks that must have come. */
const ANSWERS: Record<string, { scripts: ScriptedCall[]; types: Chunk['type'][] }> = {
  'text, thinking, sources, a retry, and tools that run side by side': {
    scripts: [
      playThenThrow([], OVERLOADED),
      play(turnEvents([thinking, { ...text('Cited'), citations }, call('one'), call('two')], 'tool_use')),
      play(turnEvents([text('Done')], 'end_turn')),
    ],
    types: [
      'start',
      'data-retry',
      'start-step',
      'reasoning-delta',
      'text-delta',
      'source-url',
      'source-document',
      'tool-input-available',
      'tool-output-available',
      'message-metadata',
      'data-usage',
      'finish-step',
      'finish',
    ],
  },
  'a turn that pauses in its own tool, with a call that nobody runs': {
    scripts: [
      play(turnEvents([text('One'), call('unrun'), search], 'pause_turn')),
      play(
        turnEvents([{ type: 'web_search_tool_result', tool_use_id: 'search', content: [] }, text('Two')], 'end_turn'),
      ),
    ],
    types: ['tool-output-error', 'tool-output-available', 'text-delta', 'finish'],
  },
  'a call that waits for approval': {
    scripts: [play(turnEvents([call('asked', 'act'), call('ran')], 'tool_use'))],
    types: ['tool-approval-request', 'tool-output-available', 'finish'],
  },
  'calls that the length limit ends': {
    scripts: [play(turnEvents([text('One'), call('cut')], 'max_tokens'))],
    types: ['tool-output-error', 'finish'],
  },
  'an error behind some text': {
    scripts: [playThenThrow(turnEvents([text('One')], 'end_turn').slice(0, 3), new AppError('provider_refused'))],
    types: ['text-delta', 'data-error', 'error', 'finish'],
  },
}

/** The types of chunks in their order; how the tools' results interleave is theirs. */
const typesOf = (chunks: readonly Chunk[]) => chunks.map(({ type }) => type)

function servicesOf(...scripts: ScriptedCall[]) {
  const input = z.object({})
  const run = () => ({ seen: true })
  return {
    ...testServices(scriptedProvider(...scripts)),
    tools: [
      defineTool({ name: 'look', description: '', input, run }),
      defineTool({ name: 'act', description: '', input, needsApproval: true, run }),
    ],
  }
}

async function storedMessage({ database, streamLog }: ReturnType<typeof servicesOf>, { id }: ChatRequest) {
  return (await readChatPage(database.queries, streamLog, id, OWNER, {})).messages.at(-1)
}

/** Expects the log to have exactly what passed, the message to be stored as the log tells it, and releases to come in time. */
async function expectAllPassed(
  services: ReturnType<typeof servicesOf>,
  request: ChatRequest,
  logId: string,
  steps: readonly Step[],
): Promise<Chunk[]> {
  const logged = (await readChunks(services, logId)).map(({ chunk }) => chunk)
  expect(logged).toEqual(JSON.parse(JSON.stringify(passedIn(steps))))
  const growing = newGrowingMessage('')
  for (const chunk of logged) accumulate(growing, chunk)
  const { id, parts, metadata } = JSON.parse(JSON.stringify(toMessage(growing)))
  expect(await storedMessage(services, request)).toMatchObject({ id, parts, metadata })
  // One release: after everything that the calls made, and before the end.
  const released = steps.indexOf('released')
  const typesFrom = steps.slice(released).flatMap((step) => (step === 'released' ? [] : [step.passed.type]))
  expect(released).toBeGreaterThan(0)
  expect(typesFrom.at(-1)).toBe('finish')
  expect(typesFrom).not.toContain('finish-step')
  return logged
}

describe.each(Object.entries(POLICIES))('a hold that %s', (_name, makeHold) => {
  // While something is kept back nobody is asked: held-answer.test.ts.
  const answers = Object.entries(ANSWERS).filter(
    ([, { types }]) => makeHold === createHold || !types.includes('tool-approval-request'),
  )
  test.each(answers)('%s', async (_answer, { scripts, types }) => {
    const plain = recordHold(createHold)
    const asPlain = await start(servicesOf(...scripts), asking('Go'))
    await asPlain.done

    const steps = recordHold(makeHold)
    const services = servicesOf(...scripts)
    const request = asking('Go')
    const { answerId, done } = await start(services, request)
    await done
    const logged = await expectAllPassed(services, request, answerId, steps)
    expect(typesOf(logged)).toEqual(expect.arrayContaining(types))
    expect(typesOf(logged)).toEqual(typesOf(passedIn(plain)))
  })

  test('the end of a segment, and the next one, which repeats it', async () => {
    const steps = recordHold(makeHold)
    const drain = new AbortController()
    const services = {
      ...servicesOf(
        playThenHang(turnEvents([thinking, text('One')], 'end_turn').slice(0, 4)),
        play(turnEvents([text('Two')], 'end_turn')),
      ),
      drain: { ...testServices(scriptedProvider()).drain, segmentsEnd: drain.signal },
    }
    const request = asking('Go')
    const { answerId, done } = await start(services, request)
    await expect.poll(() => typesOf(passedIn(steps))).toContain('text-delta')
    drain.abort()
    await done
    const first = await expectAllPassed(services, request, answerId, steps)
    expect(typesOf(first)).toContain('data-segment-end')

    const next = recordHold(makeHold)
    const goOn: ChatRequest = { id: request.id, trigger: 'continue-message', messageId: answerId }
    await (await start({ ...services, drain: testServices(scriptedProvider()).drain }, goOn)).done
    const second = await expectAllPassed(services, request, `${answerId}-2`, next)
    expect(typesOf(second)).toEqual(expect.arrayContaining(['reasoning-delta', 'data-continuation', 'finish']))
  })
})
