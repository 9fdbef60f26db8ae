/** Answers of servers that take less than the API does: complete, with valid requests, and paid for once. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { blocksOf } from '@/lib/anthropic/transcript'
import { spending, usageCalls } from '@/lib/server/database/schema'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { textOf } from '@/lib/shared/message'
import { servicesOver, simulatedServices } from './fixtures/simulated-services'
import { answer, asking, makePerson, recordingOf, start } from './fixtures/test-services'

const simulator = simulatorFetch({ ttftMs: 0, tokensPerSecond: 0 })

/** The simulator, for requests without what `refuses` names. */
function plainServer(refuses: (body: ModelRequest) => string | undefined, environment: Record<string, string> = {}) {
  const bodies: ModelRequest[] = []
  const made = servicesOver(async (input, init) => {
    const body = JSON.parse(String(init?.body)) as ModelRequest
    if (new Headers(init?.headers).get('x-firstword-purpose') === 'answer') bodies.push(body)
    const message = refuses(body)
    if (message === undefined) return simulator(input, init)
    return Response.json({ type: 'error', error: { type: 'invalid_request_error', message } }, { status: 400 })
  }, environment)
  return { ...made, bodies }
}

/** A server that knows no tools, in any part of a request. */
function refusesTools({ tools, tool_choice, messages }: ModelRequest) {
  if (tools ?? tool_choice) return 'this model does not support tools'
  const types = messages.flatMap(({ content }) => blocksOf(content)).map(({ type }) => type)
  return types.some((type) => type.includes('tool')) ? 'messages: Input tag tool_use is not expected' : undefined
}

const roles = ({ messages }: ModelRequest) => messages.map(({ role }) => role)
const words = ({ messages }: ModelRequest) => messages.map(({ content }) => textOf({ parts: blocksOf(content) }))

test('a server without tools answers: one refused call, none later, and one row for each answer', async () => {
  const { services, bodies, learnt } = plainServer(refusesTools, { DAILY_BUDGET_USD: '1000' })
  const ownerId = await makePerson()
  for (const _ of [1, 2]) {
    await (await start(services, asking('Count to 20'), ownerId)).done
  }
  expect(bodies.map(({ tools }) => tools !== undefined)).toEqual([true, false, false])
  const { queries } = services.database
  const rows = await queries.select().from(usageCalls).where(eq(usageCalls.ownerId, ownerId))
  const answers = rows.filter(({ purpose }) => purpose === 'answer')
  expect(answers.map(({ stopReason }) => stopReason)).toEqual(['end_turn', 'end_turn'])
  expect(answers[0]?.inputTokens).toBe(answers[1]?.inputTokens)
  expect(learnt.filter((line) => line.includes('learnt from a refusal'))).toHaveLength(1)
  // What was held back for the refused call went to the one that was made.
  const [paid] = await queries.select().from(spending).where(eq(spending.scope, ownerId))
  expect(paid?.reservedMicroUsd).toBe(0)
})

test.each([
  ['learnt', {}],
  ['told', { ANTHROPIC_TOOLS: 'off' }],
])('a chat in which tools were used goes on without them (%s)', async (_how, environment) => {
  const ownerId = await makePerson()
  const first = asking('What time is it in Tokyo?')
  await (await start(simulatedServices().services, first, ownerId)).done
  const search = asking('Search the web for lighthouses', { id: first.id })
  await (await start(simulatedServices({ WEB_SEARCH: 'on' }).services, search, ownerId)).done

  const { services, bodies } = plainServer(refusesTools, environment)
  const last = asking('Count to 20', { id: first.id })
  const { answerId, done } = await start(services, last, ownerId)
  await done
  const sent = bodies.at(-1) as ModelRequest
  expect(roles(sent)).toEqual(sent.messages.map((_, at) => (at % 2 === 0 ? 'user' : 'assistant')))
  expect(words(sent).join('\n')).toContain('[Called the tool current_time with {')
  expect(words(sent).join('\n')).toMatch(/\[The tool current_time gave: .*Tokyo/)
  expect(words(sent).every((each) => each.trim() !== '')).toBe(true)
  const recorded = await recordingOf(services, last, answerId)
  expect(recorded?.calls.at(-1)?.request?.tools).toBeUndefined()
})

test('a refusal and then nothing uses nothing', async () => {
  const ownerId = await makePerson()
  const { services, calls } = servicesOver(async (_input, init) => {
    if (!('tools' in JSON.parse(String(init?.body)))) throw new TypeError('fetch failed')
    const error = { type: 'invalid_request_error', message: 'tools are not supported' }
    return Response.json({ type: 'error', error }, { status: 400 })
  })
  const { message } = await answer(services, asking('Count to 20'), ownerId)
  expect(message.metadata).toMatchObject({ status: 'error' })
  // Each try finds the same.
  expect(calls()).toBe(6)
  const { queries } = services.database
  expect(await queries.select().from(usageCalls).where(eq(usageCalls.ownerId, ownerId))).toEqual([])
})

test('an answer beyond the server’s limit is asked for again, within it', async () => {
  const { services, bodies } = plainServer(({ max_tokens }) =>
    max_tokens > 8192 ? 'max_tokens: 16000 > 8192, which is the maximum allowed number of output tokens' : undefined,
  )
  const { message } = await answer(services, asking('Count to 20'))
  expect(message.metadata?.status).toBe('complete')
  expect(bodies.map(({ max_tokens }) => max_tokens)).toEqual([16_000, 8192])
})

test('ANTHROPIC_MAX_TOKENS is never exceeded', async () => {
  const { services, bodies } = plainServer(() => undefined, { ANTHROPIC_MAX_TOKENS: '900' })
  await answer(services, asking('Count to 20'))
  expect(bodies.map(({ max_tokens }) => max_tokens)).toEqual([900])
})
