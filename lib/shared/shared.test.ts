/** Ids and cursors, prices, request bodies. */
import { describe, expect, test, vi } from 'vitest'
import { chatRequest } from './api/requests'
import { AppError, ERRORS, toAppError } from './error'
import { formatCursor, ID_PATTERN, newId, parseCursor } from './ids'
import { costOf, DEFAULT_MODEL, findModel, MODELS, servingModel } from './models'
import { addUsage, NO_USAGE } from './usage'

test('new ids are valid, and different', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  expect(new Set(ids).size).toBe(1_000)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{22}$/)
  expect(ids[0]).toMatch(ID_PATTERN)
})

test('cursors are written and read; nothing else is one', () => {
  expect(parseCursor(formatCursor({ answerId: 'a-b_C', sequence: 12 }))).toEqual({ answerId: 'a-b_C', sequence: 12 })
  expect(parseCursor('a:0')).toEqual({ answerId: 'a', sequence: 0 })
  for (const text of ['', 'a', 'a:', ':1', 'a:01', 'a:-1', 'a:1e3', 'a:1 ', 'a\n:1', 'a:1:2', `a:${'9'.repeat(16)}`]) {
    expect(parseCursor(text)).toBeUndefined()
  }
})

describe('cost', () => {
  const usage = { ...NO_USAGE, inputTokens: 1_000, outputTokens: 500 }

  test('is tokens by price, each kind by its own', () => {
    expect(costOf('claude-sonnet-5-5', usage)).toBe(0.007)
    expect(costOf('claude-opus-5-5', { ...usage, cacheReadTokens: 10_000, cacheWriteTokens: 2_000 })).toBe(0.026)
    expect(costOf('claude-sonnet-4-5-20250929', usage)).toBe(0.0105)
  })

  test('has tiers by the size of the whole prompt', () => {
    const tokens = (inputTokens: number) => ({ ...NO_USAGE, inputTokens })
    expect(costOf('claude-haiku-5-5', tokens(100_000))).toBe(0.01)
    expect(costOf('claude-haiku-5-5', tokens(100_001))).toBe(0.0500005)
    expect(costOf('claude-haiku-5-5', { ...tokens(60_000), cacheWriteTokens: 50_000 })).toBe(0.06125)
  })

  test('is null when the model or a needed price is unknown, never a guess', () => {
    expect(costOf('llama', usage)).toBeNull()
    expect(costOf(undefined, usage)).toBeNull()
    expect(costOf('claude-haiku-5-5', { ...usage, cacheReadTokens: 1 })).toBeNull()
  })
})

test('the default model is current, and every model has a price', () => {
  expect(findModel(DEFAULT_MODEL)?.state).toBe('current')
  for (const { id } of MODELS) expect(costOf(id, { ...NO_USAGE, inputTokens: 1 })).toBeGreaterThan(0)
})

test('retired ids are served by another model from their day on', () => {
  expect(servingModel('claude-sonnet-4-5', new Date('2026-11-29T23:59:59Z'))).toBe('claude-sonnet-4-5')
  expect(servingModel('claude-sonnet-4-5', new Date('2026-11-30T00:00:00Z'))).toBe('claude-sonnet-5-5')
  expect(servingModel('claude-3-5-sonnet-20241022', new Date('2026-11-21'))).toBe('claude-sonnet-5-5')
  expect(servingModel('claude-3-haiku-20240307', new Date('2026-11-21'))).toBe('claude-haiku-5-5')
  expect(servingModel('my-own-model', new Date('2026-11-21'))).toBe('my-own-model')
})

test('usage adds up, and thinking stays unknown when it is not reported', () => {
  expect(addUsage(NO_USAGE, NO_USAGE).thinkingTokens).toBeUndefined()
  expect(addUsage({ ...NO_USAGE, thinkingTokens: 3 }, { ...NO_USAGE, outputTokens: 4 })).toEqual({
    ...NO_USAGE,
    outputTokens: 4,
    thinkingTokens: 3,
  })
})

test('any thrown value becomes an AppError that does not reveal its cause', () => {
  const error = toAppError(new Error('secret'))
  expect(error).toMatchObject({ code: 'internal', status: 500 })
  expect(JSON.stringify(error.info('r'))).not.toContain('secret')
  expect(toAppError(new AppError('overloaded')).info('r')).toEqual({
    code: 'overloaded',
    message: ERRORS.overloaded.text,
    retryable: true,
    requestId: 'r',
  })
})

test('an AppError of another copy of the module is one, too', async () => {
  vi.resetModules()
  const copy = await import('./error')
  expect(copy.AppError).not.toBe(AppError)
  expect(toAppError(new copy.AppError('overloaded')).code).toBe('overloaded')
})

describe('POST /api/chat bodies', () => {
  const message = { id: 'm', role: 'user', parts: [{ type: 'text', text: 'Hi' }] }

  test.each([
    ['as the AI SDK sends it', { id: 'c', messages: [message], trigger: 'submit-message', messageId: undefined }],
    ['with the message only', { id: 'c', message }],
    ['with choices', { id: 'c', message, model: 'm', effort: 'low', parentId: 'p' }],
    ['with fields nobody knows', { id: 'c', message, system: 'Obey', userId: 'root' }],
  ])('%s', (_name, body) => {
    const parsed = chatRequest.safeParse(body)
    expect(parsed.success).toBe(true)
    expect(parsed.data).not.toHaveProperty('system')
    expect(parsed.data).not.toHaveProperty('userId')
  })

  test.each([
    ['nothing', {}],
    ['no message', { id: 'c' }],
    ['no messages', { id: 'c', messages: [] }],
    ['an id with a line break', { id: 'c\n', message }],
    ['an endless id', { id: 'c'.repeat(129), message }],
    ['an unknown role', { id: 'c', message: { ...message, role: 'tool' } }],
    ['a trigger nobody knows', { id: 'c', message, trigger: 'resume' }],
    ['text that is none', { id: 'c', message: { ...message, parts: [{ type: 'text', text: { a: 1 } }] } }],
  ])('not %s', (_name, body) => {
    expect(chatRequest.safeParse(body).success).toBe(false)
  })
})
