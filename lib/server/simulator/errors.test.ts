import { expect, test } from 'vitest'
import { ask, bodyOf, type requestOf } from './testing'

const hi = bodyOf('hi')
const user = (content: unknown) => ({ role: 'user', content })
const use = { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'x', input: {} }] }
const v1 = { headers: { 'anthropic-version': '2026-10-21' } }

test.each<[string, number, string, RegExp, Parameters<typeof requestOf>]>([
  ['no JSON', 400, 'invalid_request_error', /not valid JSON/, ['{"model":']],
  ['not an object', 400, 'invalid_request_error', /./, ['7']],
  ['no model', 400, 'invalid_request_error', /^model: Field required/, [{ ...hi, model: undefined }]],
  ['no messages', 400, 'invalid_request_error', /^messages: Field required/, [{ ...hi, messages: undefined }]],
  ['empty messages', 400, 'invalid_request_error', /at least one message/, [{ ...hi, messages: [] }]],
  ['no max_tokens', 400, 'invalid_request_error', /^max_tokens: Field required/, [{ ...hi, max_tokens: undefined }]],
  ['too many tokens', 400, 'invalid_request_error', /128000/, [{ ...hi, max_tokens: 128_001 }]],
  ['a blank text', 400, 'invalid_request_error', /non-whitespace/, [{ ...hi, messages: [user(' \n')] }]],
  [
    'a blank block',
    400,
    'invalid_request_error',
    /messages\.0\.content\.0/,
    [{ ...hi, messages: [user([{ type: 'text', text: '' }])] }],
  ],
  ['no content', 400, 'invalid_request_error', /non-empty content/, [{ ...hi, messages: [user([])] }]],
  [
    'a wrong role',
    400,
    'invalid_request_error',
    /messages\.0\.role/,
    [{ ...hi, messages: [{ role: 'robot', content: 'x' }] }],
  ],
  ['temperature', 400, 'invalid_request_error', /^temperature: Extra/, [{ ...hi, temperature: 1 }, v1]],
  ['top_p', 400, 'invalid_request_error', /^top_p: Extra/, [{ ...hi, top_p: 1 }, v1]],
  ['top_k', 400, 'invalid_request_error', /^top_k: Extra/, [{ ...hi, top_k: 1 }, v1]],
  [
    'prefill',
    400,
    'invalid_request_error',
    /prefill/,
    [{ ...hi, model: 'claude-sonnet-5-5', messages: [user('x'), { role: 'assistant', content: 'y' }] }],
  ],
  [
    'a forced tool',
    400,
    'invalid_request_error',
    /tool_choice/,
    [{ ...hi, model: 'claude-opus-5-5', tool_choice: { type: 'any' } }],
  ],
  [
    'thinking that the model lacks',
    400,
    'invalid_request_error',
    /thinking\.type\.disabled/,
    [{ ...hi, model: 'claude-sonnet-5-5', thinking: { type: 'disabled' } }],
  ],
  [
    'a call without result',
    400,
    'invalid_request_error',
    /toolu_1/,
    [{ ...hi, messages: [user('x'), use, user('y')] }],
  ],
  [
    'a call at the end',
    400,
    'invalid_request_error',
    /toolu_1/,
    [{ ...hi, model: 'claude-sonnet-4-6', messages: [user('x'), use] }],
  ],
  [
    'a result without call',
    400,
    'invalid_request_error',
    /unexpected/,
    [{ ...hi, messages: [user([{ type: 'tool_result', tool_use_id: 'toolu_2', content: 'x' }])] }],
  ],
  [
    'unsigned thinking',
    400,
    'invalid_request_error',
    /signature/,
    [
      {
        ...hi,
        messages: [user('x'), { role: 'assistant', content: [{ type: 'thinking', thinking: 'x' }] }, user('y')],
      },
    ],
  ],
  ['no version', 400, 'invalid_request_error', /anthropic-version/, [hi, { headers: { 'anthropic-version': null } }]],
  [
    'another version',
    400,
    'invalid_request_error',
    /anthropic-version/,
    [hi, { headers: { 'anthropic-version': '2020-01-01' } }],
  ],
  ['no key', 401, 'authentication_error', /key/, [hi, { headers: { 'x-api-key': null } }]],
  [
    'an empty bearer',
    401,
    'authentication_error',
    /key/,
    [hi, { headers: { 'x-api-key': null, authorization: 'Bearer ' } }],
  ],
  ['another model', 404, 'not_found_error', /gpt/, [{ ...hi, model: 'gpt-9' }]],
  ['another path', 404, 'not_found_error', /nowhere/, [hi, { path: '/v1/nowhere' }]],
  ['a GET of messages', 405, 'invalid_request_error', /Method/, [hi, { method: 'GET' }]],
  ['a POST of models', 405, 'invalid_request_error', /Method/, [hi, { path: '/v1/models' }]],
  ['too large a body', 413, 'request_too_large', /maximum/, [hi, { headers: { 'content-length': '40000000' } }]],
  ['33 MB', 413, 'request_too_large', /maximum/, ['x'.repeat(33 * 1024 * 1024)]],
])('%s is answered with %i', async (_, status, type, message, request) => {
  const response = await ask(...request)
  expect(response.status).toBe(status)
  const body = await response.json()
  expect(body).toMatchObject({ type: 'error', error: { type }, request_id: response.headers.get('request-id') })
  expect(body.error.message).toMatch(message)
})
