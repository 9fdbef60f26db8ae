/** The checker's rules: what the API refuses, with its wording, and what it accepts. */
import { expect, test } from 'vitest'
import { checkRequest, checkStrictly } from './check'
import type { CountRequest } from './request'
import { redactedDataOf, signatureOf } from './signature'

const MODEL = 'claude-sonnet-5-5'
const VERSION = '2026-10-21'
const user = (...content: object[]) => ({ role: 'user', content })
const assistant = (...content: object[]) => ({ role: 'assistant', content })
const text = (words: string) => ({ type: 'text', text: words })
const use = (id: string) => ({ type: 'tool_use', id, name: 'x', input: {} })
const result = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: 'ok' })
const search = (id: string) => ({ type: 'server_tool_use', id, name: 'web_search', input: {} })
const found = (id: string) => ({ type: 'web_search_tool_result', tool_use_id: id, content: [] })
const thought = (words: string, model = MODEL) => ({
  type: 'thinking',
  thinking: words,
  signature: signatureOf(model, words),
})
const sealed = (model = MODEL) => ({ type: 'redacted_thinking', data: redactedDataOf(model, 'x') })
const image = (media_type: string, data: string) => ({ type: 'image', source: { type: 'base64', media_type, data } })
const pdf = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' } }

function request(messages: object[], change: object = {}): CountRequest {
  return { model: MODEL, messages, ...change } as CountRequest
}

test.each<[string, object[]]>([
  [
    'thinking, a call and its result',
    [user(text('q')), assistant(thought('t'), text('a'), use('1')), user(result('1'))],
  ],
  [
    'two calls, answered in another order',
    [user(text('q')), assistant(use('1'), use('2')), user(result('2'), result('1'))],
  ],
  ['results in two messages', [user(text('q')), assistant(use('1'), use('2')), user(result('1')), user(result('2'))]],
  ['a search with its result', [user(text('q')), assistant(search('1'), found('1'), text('a')), user(text('q'))]],
  ['a pause as the last message', [user(text('q')), assistant(text('a'), search('1'))]],
  ['sealed thinking', [user(text('q')), assistant(sealed(), text('a')), user(text('q'))]],
  ['an image and a document', [user(image('image/png', 'iVBORw0='), pdf, text('q'))]],
  ['neighbours of one role', [user(text('q')), user(text('q'))]],
])('takes %s', (_name, messages) => {
  expect(() => checkRequest(request(messages), VERSION)).not.toThrow()
})

test.each<[string, RegExp, object[]]>([
  [
    'altered thinking',
    /Invalid `signature` in `thinking` block/,
    [assistant({ ...thought('t'), thinking: 'u' }, text('a'))],
  ],
  [
    'an altered signature',
    /Invalid `signature` in `thinking` block/,
    [assistant({ ...thought('t'), signature: 'x' }, text('a'))],
  ],
  ['thinking of another model', /Invalid `signature`/, [assistant(thought('t', 'claude-opus-5-5'), text('a'))]],
  ['sealed thinking of another model', /Invalid `data`/, [assistant(sealed('claude-opus-5-5'), text('a'))]],
  ['thinking as the end', /final block.*cannot be `thinking`/, [assistant(text('a'), thought('t'))]],
  [
    'a call without its result',
    /without `tool_result` blocks immediately after: 1/,
    [assistant(use('1')), user(text('b'))],
  ],
  ['a text before the result', /without `tool_result` blocks/, [assistant(use('1')), user(text('b'), result('1'))]],
  ['a result of no call', /unexpected `tool_use_id`/, [assistant(text('a')), user(result('9'))]],
  ['two results of one call', /single result/, [assistant(use('1')), user(result('1'), result('1'))]],
  ['an id twice', /ids must be unique/, [assistant(use('1'), use('1')), user(result('1'))]],
  [
    'a search without its result',
    /without a corresponding `web_search_tool_result`/,
    [assistant(search('1'), text('a'))],
  ],
  ['a result of no search', /corresponding `server_tool_use`/, [assistant(found('1'), text('a'))]],
  ['a blank text', /non-whitespace/, [assistant(text(' '))]],
  ['no content', /non-empty content/, [assistant(), user(text('b'))]],
  ['a document in an answer', /only be in `user`/, [assistant(pdf)]],
  ['an image of another kind', /media_type/, [user(image('image/svg+xml', 'AAAA'))]],
  ['an image that is no base64', /Invalid base64/, [user(image('image/png', 'a b'))]],
  ['citations on a question', /citations: Extra inputs/, [user({ ...text('b'), citations: [{}] })]],
])('refuses %s', (_name, reason, messages) => {
  const around = [user(text('q')), ...messages, user(text('next'))]
  expect(() => checkRequest(request(around), VERSION)).toThrow(reason)
})

test('an answer may be the last message only if it paused in a tool', () => {
  expect(() => checkRequest(request([user(text('q')), assistant(text('a'))]), VERSION)).toThrow(/prefill/)
})

test.each<[RegExp, object]>([
  [/names must be unique/, { tools: [{ name: 'a' }, { name: 'a' }] }],
  [/should match pattern/, { tools: [{ name: 'a b' }] }],
  [
    /maximum of 4 blocks with cache_control/,
    { system: Array.from({ length: 5 }, () => ({ ...text('s'), cache_control: {} })) },
  ],
  [
    /Only one of allowed_domains/,
    { tools: [{ type: 'web_search_20250305', name: 'web_search', allowed_domains: [], blocked_domains: [] }] },
  ],
])('%s', (reason, change) => {
  expect(() => checkRequest(request([user(text('q'))], change), VERSION)).toThrow(reason)
})

test('strictly, roles alternate and tools have a schema', () => {
  expect(() => checkStrictly(request([user(text('q')), user(text('q'))]), VERSION)).toThrow(/alternate/)
  expect(() => checkStrictly(request([user(text('q'))], { tools: [{ name: 'a' }] }), VERSION)).toThrow(/input_schema/)
  expect(() => checkStrictly(request([user(text('q'))]), VERSION)).not.toThrow()
})
