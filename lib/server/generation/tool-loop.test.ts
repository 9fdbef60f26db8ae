/** Tools that need approval, tools of the browser, and what a conversation with tools leaves for the next request. */

import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ModelContentBlock, ModelEvent } from '@/lib/anthropic/model-event'
import { blocksOf } from '@/lib/anthropic/transcript'
import { changeChat } from '@/lib/server/chats/change-chat'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { summariseBranch } from '@/lib/server/chats/summarise-branch'
import { messages } from '@/lib/server/database/schema'
import { defineBrowserTool, defineTool, type Tool } from '@/lib/server/tools/tool'
import type { ChatRequest } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { type Message, textOf } from '@/lib/shared/message'
import {
  answer,
  asking,
  OWNER,
  play,
  playThenHang,
  playThenThrow,
  type ScriptedCall,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from './fixtures/test-services'
import { openAnswer, readWhole } from './read-answer'

const ran: string[] = []
const input = z.object({ what: z.string().max(10) })

const TOOLS: Tool[] = [
  defineTool({ name: 'look', description: '', input, run: ({ what }) => note(`look ${what}`) }),
  defineTool({ name: 'act', description: '', input, needsApproval: true, run: ({ what }) => note(`act ${what}`) }),
  defineBrowserTool({ name: 'page', description: '', input, needsApproval: true }),
]

function note(what: string) {
  ran.push(what)
  return { did: what }
}

/** The events of a turn with these blocks. */
function turn(blocks: ModelContentBlock[], reason = 'tool_use'): ModelEvent[] {
  return [
    { type: 'message_start', message: { id: newId(), model: 'claude-sonnet-5-5', usage: { input_tokens: 5 } } },
    ...blocks.flatMap((block, index): ModelEvent[] => eventsOf(block, index)),
    { type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: 3 } },
    { type: 'message_stop' },
  ]
}

function eventsOf({ input: given, ...block }: ModelContentBlock, index: number): ModelEvent[] {
  const start: ModelEvent = {
    type: 'content_block_start',
    index,
    content_block: given === undefined ? block : { ...block, input: {} },
  }
  const json: ModelEvent = {
    type: 'content_block_delta',
    index,
    delta: { type: 'input_json_delta', partial_json: JSON.stringify(given) },
  }
  return [start, ...(given === undefined ? [] : [json]), { type: 'content_block_stop', index }]
}

const call = (id: string, name: string, what = 'it'): ModelContentBlock => ({
  type: 'tool_use',
  id,
  name,
  input: { what },
})

function servicesWith(...scripts: ScriptedCall[]) {
  ran.length = 0
  const provider = scriptedProvider(...scripts)
  return { provider, services: { ...testServices(provider), tools: TOOLS } }
}

const allowed = (toolCallId: string, approved = true) => ({
  type: 'tool-act',
  toolCallId,
  state: 'approval-responded',
  approval: { id: toolCallId, approved },
})

/** What a page posts to say what becomes of an answer's calls. */
function says(chatId: string, answerId: string, ...parts: Array<{ type: string }>): ChatRequest {
  return { id: chatId, message: { id: answerId, role: 'assistant', parts } }
}

type Services = ReturnType<typeof testServices>

async function stored(services: Services, chatId: string): Promise<Message | undefined> {
  return (await readChatPage(services.database.queries, services.streamLog, chatId, OWNER, {})).messages.at(-1)
}

async function whole(services: Services, request: ChatRequest) {
  const { answerId, done } = await start(services, request)
  await done
  return readWhole(services, await openAnswer(services, request.id, answerId), new AbortController().signal)
}

const hello = play(textEvents(['Done.']))

describe('a tool that needs approval', () => {
  test('waits, runs when it is allowed, and the same message continues', async () => {
    const { provider, services } = servicesWith(play(turn([call('a', 'look'), call('b', 'act')])), hello)
    const request = asking('Do it')
    const { message } = await answer(services, request)
    expect(ran).toEqual(['look it'])
    expect(message.metadata).toMatchObject({ status: 'waiting', stopReason: 'tool_use' })
    expect(message.parts).toMatchObject([
      { type: 'step-start' },
      { type: 'tool-look', state: 'output-available', output: { did: 'look it' } },
      { type: 'tool-act', state: 'approval-requested', approval: { id: 'b' } },
    ])
    expect(await stored(services, request.id)).toMatchObject({ metadata: { status: 'waiting' } })

    const ended = await whole(services, says(request.id, message.id, allowed('b')))
    expect(ran).toEqual(['look it', 'act it'])
    expect(ended.id).toBe(message.id)
    expect(textOf(ended)).toBe('Done.')
    expect(ended.metadata).toMatchObject({ status: 'complete', usage: { inputTokens: 15 } })
    expect(ended.parts.filter(({ type }) => type === 'data-continuation')).toEqual([])
    expect(provider.requests[1]?.messages).toEqual([
      { role: 'user', content: 'Do it' },
      { role: 'assistant', content: [call('a', 'look'), call('b', 'act')] },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: '{"did":"look it"}' },
          { type: 'tool_result', tool_use_id: 'b', content: '{"did":"act it"}' },
        ],
      },
    ])
  })

  test('is not run when it is denied, and the model gets the denial', async () => {
    const { provider, services } = servicesWith(play(turn([call('b', 'act')])), hello)
    const request = asking('Do it')
    const { message } = await answer(services, request)
    const ended = await whole(services, says(request.id, message.id, allowed('b', false)))
    expect(ran).toEqual([])
    expect(ended.parts[1]).toMatchObject({ state: 'output-denied', approval: { approved: false } })
    expect(provider.requests[1]?.messages.at(-1)?.content).toMatchObject([{ tool_use_id: 'b', is_error: true }])
  })

  test('does not ask again in a chat that has allowed it, and asks in another', async () => {
    const asks = play(turn([call('b', 'act')]))
    const { services } = servicesWith(asks, hello, asks, hello, asks, asks)
    const request = asking('Do it')
    const { message } = await answer(services, request)
    await whole(services, { ...says(request.id, message.id, allowed('b')), alwaysAllow: ['act'] })
    expect((await answer(services, asking('Again', { id: request.id }))).message.metadata?.status).toBe('complete')
    expect((await answer(services, asking('Elsewhere'))).message.metadata?.status).toBe('waiting')
    await changeChat(services, request.id, OWNER, { askAgain: true })
    expect((await answer(services, asking('Once more', { id: request.id }))).message.metadata?.status).toBe('waiting')
  })

  test('an approval that is sent twice runs the tool once', async () => {
    const { provider, services } = servicesWith(play(turn([call('b', 'act')])), hello)
    const request = asking('Do it')
    const { message } = await answer(services, request)
    const posts = [1, 2, 3].map(() => whole(services, says(request.id, message.id, allowed('b'))))
    const answers = await Promise.all(posts)
    expect(answers.map(textOf)).toEqual(['Done.', 'Done.', 'Done.'])
    expect(ran).toEqual(['act it'])
    expect(provider.requests).toHaveLength(2)
    // Nor does another word change it afterwards.
    expect(textOf(await whole(services, says(request.id, message.id, allowed('b', false))))).toBe('Done.')
  })

  test('a repeated answer while it continues reads only what is new', async () => {
    const { services } = servicesWith(
      play(turn([call('b', 'act')])),
      playThenHang(textEvents(['Half'], null).slice(0, 3)),
    )
    const request = asking('Do it')
    const { message } = await answer(services, request)
    const says1 = says(request.id, message.id, allowed('b'))
    const first = await start(services, says1)
    const again = await start(services, says1)
    expect(again).toMatchObject({ answerId: first.answerId, replayed: first.replayed })
    expect(first.replayed).toBeGreaterThan(1)
    await services.streamLog.requestStop(`${first.answerId}-2`)
    await first.done
  })

  test('a tab that answers calls of an earlier wait is attached to the later one, and changes nothing', async () => {
    const { services } = servicesWith(play(turn([call('a', 'act')])), play(turn([call('b', 'act')])), hello)
    const request = asking('Do it')
    const { message } = await answer(services, request)
    await whole(services, says(request.id, message.id, allowed('a')))
    const late = await whole(services, says(request.id, message.id, allowed('a')))
    expect(late.metadata?.status).toBe('waiting')
    expect(late.parts.filter((part) => 'state' in part && part.state === 'approval-requested')).toHaveLength(1)
    expect(ran).toEqual(['act it'])
  })

  test('another call that was lost does not keep it waiting for ever', async () => {
    const lost = turn([call('b', 'act'), call('c', 'look')])
    // Neither the second call's end nor the message's came.
    const events = lost.filter(
      (event, at) =>
        event.type !== 'message_stop' && at !== lost.findLastIndex(({ type }) => type === 'content_block_stop'),
    )
    const { services } = servicesWith(play(events), hello)
    const request = asking('Do it')
    const { message } = await answer(services, request)
    expect(message.parts.slice(1)).toMatchObject([{ state: 'approval-requested' }, { state: 'output-error' }])
    expect(textOf(await whole(services, says(request.id, message.id, allowed('b'))))).toBe('Done.')
  })

  test('an answer whose producer died, and which was continued, can still have its calls allowed', async () => {
    const { provider, services } = servicesWith(
      play(textEvents(['Half'], 'max_tokens')),
      play(turn([call('b', 'act')])),
      hello,
    )
    const request = asking('Do it')
    const { message } = await answer(services, request)
    // As recovery leaves it: what was said to the model is known by its text only.
    await services.database.queries.update(messages).set({ transcript: null }).where(eq(messages.id, message.id))
    await whole(services, { id: request.id, trigger: 'continue-message', messageId: message.id })
    const ended = await whole(services, says(request.id, message.id, allowed('b')))
    expect(ran).toEqual(['act it'])
    expect(ended.metadata?.status).toBe('complete')
    expect(provider.requests[2]?.messages.at(-1)?.content).toMatchObject([{ type: 'tool_result', tool_use_id: 'b' }])
  })

  test('no approval is asked for an input that the tool would refuse', async () => {
    const { services } = servicesWith(play(turn([call('b', 'act', 'much too long a thing')])), hello)
    const { message } = await answer(services, asking('Do it'))
    expect(message.parts[1]).toMatchObject({ state: 'output-error' })
    expect(message.metadata?.status).toBe('complete')
  })

  test('a question asked instead leaves a history in which every call has its result', async () => {
    const { provider, services } = servicesWith(play(turn([call('a', 'look'), call('b', 'act')])), hello)
    const request = asking('Do it')
    await answer(services, request)
    await answer(services, asking('Never mind', { id: request.id }))
    expect(provider.requests[1]?.messages.slice(1)).toEqual([
      { role: 'assistant', content: [call('a', 'look'), call('b', 'act')] },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: '{"did":"look it"}' },
          { type: 'tool_result', tool_use_id: 'b', content: expect.stringContaining('Not run'), is_error: true },
          { type: 'text', text: 'Never mind' },
        ],
      },
    ])
  })
})

describe('a tool of the browser', () => {
  const output = (toolCallId: string, value: unknown) => ({
    type: 'tool-page',
    toolCallId,
    state: 'output-available',
    output: value,
  })

  test('waits for the page, whose result is data for the model', async () => {
    const { provider, services } = servicesWith(play(turn([call('p', 'page')])), hello)
    const request = asking('Run it')
    const { message } = await answer(services, request)
    expect(message.parts[1]).toMatchObject({ type: 'tool-page', state: 'approval-requested' })
    const ended = await whole(services, says(request.id, message.id, output('p', { value: 42 })))
    expect(ended.parts[1]).toMatchObject({ state: 'output-available', output: { value: 42 } })
    expect(provider.requests[1]?.messages.at(-1)?.content).toEqual([
      { type: 'tool_result', tool_use_id: 'p', content: '{"value":42}' },
    ])
  })

  test('a page cannot answer for a tool of the server, nor have a page’s tool run by the server', async () => {
    const { services } = servicesWith(play(turn([call('b', 'act'), call('p', 'page')])))
    const request = asking('Do it')
    const { message } = await answer(services, request)
    const attempts = [
      says(request.id, message.id, output('b', 'forged'), output('p', 1)),
      says(request.id, message.id, allowed('b'), allowed('p')),
      says(request.id, message.id, allowed('b')),
      says(request.id, message.id, allowed('somebody else’s')),
      says(request.id, message.id, { type: 'text' }),
      says(newId(), message.id, allowed('b'), output('p', 1)),
    ]
    for (const attempt of attempts) await expect(start(services, attempt)).rejects.toMatchObject({ name: 'AppError' })
    expect(ran).toEqual([])
    expect((await stored(services, request.id))?.metadata?.status).toBe('waiting')
  })

  test('a result that is too long becomes an error that the model sees', async () => {
    const { provider, services } = servicesWith(play(turn([call('p', 'page')])), hello)
    const request = asking('Run it')
    const { message } = await answer(services, request)
    await whole(services, says(request.id, message.id, output('p', 'x'.repeat(300_000))))
    expect(provider.requests[1]?.messages.at(-1)?.content).toMatchObject([{ is_error: true }])
  })
})

describe('what a conversation with tools leaves', () => {
  const thought = { type: 'thinking', thinking: 'Hm.', signature: 'signed' }
  const hidden = { type: 'redacted_thinking', data: 'opaque' }
  const search = { type: 'server_tool_use', id: 's', name: 'web_search', input: { query: 'x' } }
  const found = { type: 'web_search_tool_result', tool_use_id: 's', content: [] }

  /** The content of the answer before, as the second question sends it. */
  async function sentBack(scripts: ScriptedCall[], change: Partial<ChatRequest> = {}) {
    const { provider, services } = servicesWith(...scripts, hello)
    const request = asking('One')
    await answer(services, request)
    await answer(services, asking('Two', { id: request.id, ...change }))
    return provider.requests.at(-1)?.messages ?? []
  }

  test('thinking, redacted blocks and server tools go back verbatim and in order', async () => {
    const content = [thought, hidden, search, found, { type: 'text', text: 'So.' }]
    const [, said] = await sentBack([play(turn(content, 'end_turn'))])
    expect(said).toEqual({ role: 'assistant', content })
  })

  test('thinking between calls goes back with each of them', async () => {
    const [, first, second, third] = await sentBack([
      play(turn([thought, call('a', 'look')])),
      play(
        turn(
          [
            { ...thought, thinking: 'Again.' },
            { type: 'text', text: 'So.' },
          ],
          'end_turn',
        ),
      ),
    ])
    expect(first?.content).toEqual([thought, call('a', 'look')])
    expect(second?.content).toMatchObject([{ type: 'tool_result', tool_use_id: 'a' }])
    expect(third?.content).toEqual([
      { ...thought, thinking: 'Again.' },
      { type: 'text', text: 'So.' },
    ])
  })

  test('another model does not get it', async () => {
    const [, said] = await sentBack([play(turn([thought, hidden, { type: 'text', text: 'So.' }], 'end_turn'))], {
      model: 'claude-opus-5-5',
    })
    expect(said?.content).toEqual([{ type: 'text', text: 'So.' }])
  })

  test('nor is it sent after any history but its own', async () => {
    const { provider, services } = servicesWith(
      play(turn([{ type: 'text', text: 'No.' }], 'refusal')),
      play(turn([thought, { type: 'text', text: 'So.' }], 'end_turn')),
      hello,
    )
    const request = asking('One')
    await answer(services, request)
    await answer(services, asking('Two', { id: request.id }))
    // The refused turn is left out, as it was when the second was asked: the thinking still holds.
    await answer(services, asking('Three', { id: request.id }))
    expect(blocksOf(provider.requests[2]?.messages[1]?.content ?? '')[0]).toEqual(thought)
  })

  test('a call without an id is none, and is not sent back', async () => {
    const [, said] = await sentBack([
      play(
        turn(
          [
            { type: 'text', text: 'So.' },
            { type: 'tool_use', id: null, name: 'look' },
          ],
          'tool_use',
        ),
      ),
    ])
    expect(said?.content).toEqual([{ type: 'text', text: 'So.' }])
  })

  test('a summary of half an answer is dropped when the answer continues', async () => {
    const { provider, services } = servicesWith(
      play(textEvents(['First half. '], 'max_tokens')),
      play(textEvents(['A summary.'])),
      play(textEvents(['Second half.'])),
      hello,
    )
    const request = asking('One')
    const { message } = await answer(services, request)
    const origin = { address: undefined, isLocal: true }
    await summariseBranch(services, request.id, { ownerId: OWNER, origin, signal: new AbortController().signal })
    await whole(services, { id: request.id, trigger: 'continue-message', messageId: message.id })
    await answer(services, asking('Two', { id: request.id }))
    const sent = JSON.stringify(provider.requests[3]?.messages)
    expect(sent).toContain('Second half.')
    expect(sent).not.toContain('A summary.')
  })

  test('a call that never began changes neither counts nor cost of those before it', async () => {
    const { services } = servicesWith(play(turn([call('a', 'look')])), playThenThrow([], new AppError('context_full')))
    const { message } = await answer(services, asking('One'))
    expect(message.metadata).toMatchObject({
      status: 'error',
      usage: { inputTokens: 5, outputTokens: 3 },
      contextTokens: 8,
      costUsd: (5 * 2 + 3 * 10) / 1e6,
    })
    expect(message.metadata?.estimated).toBeUndefined()
  })

  test('what was cut in thinking, a call or a server tool is left out', async () => {
    const cut: ModelEvent[] = turn([{ type: 'text', text: 'So.' }, search, call('a', 'look'), thought], 'max_tokens')
    const [, said, last] = await sentBack([play(cut)])
    expect(said?.content).toEqual([{ type: 'text', text: 'So.' }])
    expect(last?.content).toBe('Two')
    expect(ran).toEqual([])
  })

  test('a call whose input was cut by max_tokens never runs, even when it is a whole object', async () => {
    const { services } = servicesWith(play(turn([call('a', 'look')], 'max_tokens')))
    const { message } = await answer(services, asking('One'))
    expect(ran).toEqual([])
    expect(message.parts[1]).toMatchObject({ state: 'output-error', errorText: expect.stringContaining('Not run') })
    expect(message.metadata?.status).toBe('cut')
  })

  test('a stop while a tool runs leaves a result for its call', async () => {
    const { provider, services } = servicesWith(
      play(turn([call('a', 'look')])),
      playThenHang(textEvents(['Half'], null).slice(0, 3)),
      hello,
    )
    const request = asking('One')
    const { answerId, done } = await start(services, request)
    await expect.poll(() => provider.requests.length).toBe(2)
    await services.streamLog.requestStop(answerId)
    await done
    await answer(services, asking('Two', { id: request.id }))
    expect(provider.requests[2]?.messages).toMatchObject([
      { role: 'user', content: 'One' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'a' }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'Half' }] },
      { role: 'user', content: 'Two' },
    ])
  })
})
