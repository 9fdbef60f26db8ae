/** A stand-in for the Messages API that answers from scripts: a function from Request to Response, and a `fetch`. */
import { newId } from '@/lib/shared/ids'
import { paceIn, withoutPace } from '@/lib/shared/pace-words'
import type { AnswerFacts } from './answer-facts'
import { ApiError, badRequest, errorBody } from './api-error'
import { readBody } from './body'
import { checkKey, checkMaxTokens, checkRequest, checkVersion, parseBody } from './check'
import { contextOf } from './context'
import { bendFrames, faultRequests, withoutFaults } from './faults/faults'
import { inputTokens, inputUsageOf } from './input-usage'
import { findModel, listModels } from './models'
import { clockPacer, type Pacer } from './pacer'
import { type Caller, completeFrames, streamFrames } from './play'
import { countRequest, type MessagesRequest, messagesRequest } from './request'
import type { Step } from './script'
import { stepsFor } from './scripts/scripts'
import { summarySteps } from './scripts/summary'
import { titleSteps } from './scripts/title'
import { answerFrames } from './wire'

/** The simulator's options. */
export interface SimulatorOptions {
  /** Milliseconds before the first event of an answer's content. */
  ttftMs: number
  /** Tokens (content deltas) per second; 0 = as fast as possible. A question may ask for another pace (`paceIn`). */
  tokensPerSecond: number
  /** Decides when each step may continue; by default a separate clock for each answer. */
  pacer?: Pacer
  /** The largest body that is read; by default the API's own limit. */
  maxBodyBytes?: number
}

interface Call {
  request: Request
  caller: Caller
  requestId: string
  options: SimulatorOptions
}

interface Route {
  path: RegExp
  method: string
  answer(call: Call, id: string): Response | Promise<Response>
}

/** A path may have any prefix, so that the simulator can be mounted anywhere. */
const ROUTES: Route[] = [
  { path: /\/v1\/messages$/, method: 'POST', answer: messages },
  { path: /\/v1\/messages\/count_tokens$/, method: 'POST', answer: count },
  { path: /\/v1\/models$/, method: 'GET', answer: models },
  { path: /\/v1\/models\/([^/]+)$/, method: 'GET', answer: model },
]

/** The simulator as a request handler, routed by the end of the path; it never rejects. */
export function createSimulator(options: SimulatorOptions): (request: Request) => Promise<Response> {
  return (request) => respond(request, request, options)
}

/** The simulator as a `fetch` for the SDK; like `fetch` it rejects if its signal aborts before the response. */
export function simulatorFetch(options: SimulatorOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const signal = init?.signal ?? request.signal
    signal.throwIfAborted()
    const response = await respond(request, init?.signal ? { signal } : request, options)
    signal.throwIfAborted()
    return response
  }
}

async function respond(request: Request, caller: Caller, options: SimulatorOptions): Promise<Response> {
  const requestId = `req_${newId()}`
  try {
    const path = new URL(request.url).pathname.replace(/(?<!\/)\/+$/, '')
    const matching = ROUTES.filter((route) => route.path.test(path))
    const route = matching.find((each) => each.method === request.method)
    if (!route) throw matching.length > 0 ? wrongMethod() : new ApiError('not_found_error', `Not found: ${path}`)
    checkKey(request.headers)
    return await route.answer({ request, caller, requestId, options }, route.path.exec(path)?.[1] ?? '')
  } catch (error) {
    return failure(error, caller, requestId)
  }
}

function failure(error: unknown, caller: Caller, requestId: string): Response {
  if (error instanceof ApiError) return json(errorBody(error, requestId), requestId, error.status)
  // Nobody is left to read this; proxies log this status for a client that disconnected.
  if (caller.signal.aborted) return json(errorBody(badRequest('Client closed request'), requestId), requestId, 499)
  const message = error instanceof Error ? error.message : 'Internal server error'
  return json(errorBody(new ApiError('api_error', message), requestId), requestId, 500)
}

function wrongMethod(): ApiError {
  return new ApiError('invalid_request_error', 'Method Not Allowed', 405)
}

function json(value: unknown, requestId: string, status = 200): Response {
  return Response.json(value, { status, headers: { 'request-id': requestId } })
}

/** The steps for calls that are not a person's question, by their purpose. */
const ASIDE: Readonly<Record<string, (question: string) => Step[]>> = { title: titleSteps, compact: summarySteps }

async function messages({ request, caller, requestId, options }: Call): Promise<Response> {
  const version = checkVersion(request.headers)
  const body = parseBody(messagesRequest, await readBody(request, options.maxBodyBytes))
  checkRequest(body, version)
  checkMaxTokens(body)
  const purpose = request.headers.get('x-firstword-purpose')
  const context = contextOf(body)
  // Title and summary calls contain the same words, and must not have their faults.
  const aside = purpose === null ? undefined : ASIDE[purpose]
  const faults = aside ? [] : faultRequests(context.question, request.headers)
  const response = faults.find(({ fault }) => fault.respond)
  if (response) return response.fault.respond?.(response.argument) as Response
  const question = withoutPace(withoutFaults(context.question))
  const steps = aside ? aside(question) : stepsFor({ ...context, question })
  const early = steps[0]
  if (early?.type === 'fail') throw new ApiError(early.error, early.message)
  const frames = bendFrames(answerFrames(factsOf(body, context.toolResults.length > 0), steps), faults)
  const pacer = options.pacer ?? pacerFor(aside ? '' : context.question, options)
  if (!body.stream) return json(await completeFrames(frames, pacer, caller), requestId)
  return new Response(streamFrames(frames[Symbol.iterator](), pacer, caller, requestId), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'request-id': requestId,
    },
  })
}

/** The clock of an answer: the pace that its question asks for, else the settings. */
function pacerFor(question: string, { ttftMs, tokensPerSecond }: SimulatorOptions): Pacer {
  const pace = paceIn(question)
  return clockPacer(pace.firstWordMs ?? ttftMs, pace.tokensPerSecond ?? tokensPerSecond, pace.burstTokens)
}

function factsOf(body: MessagesRequest, hasResults: boolean): AnswerFacts {
  return {
    messageId: `msg_${newId()}`,
    model: body.model,
    input: inputUsageOf(body),
    maxTokens: body.max_tokens,
    thinking: thinkingOf(body, hasResults),
    stopSequences: body.stop_sequences ?? [],
  }
}

/** Whether the model may think at this point, and whether the request wants to see it. */
function thinkingOf({ thinking }: MessagesRequest, hasResults: boolean): AnswerFacts['thinking'] {
  if (thinking?.type === 'disabled' || (thinking?.type === 'between_tools' && !hasResults)) return 'off'
  return thinking?.display === 'summarized' ? 'shown' : 'hidden'
}

async function count({ request, requestId, options }: Call): Promise<Response> {
  const version = checkVersion(request.headers)
  const body = parseBody(countRequest, await readBody(request, options.maxBodyBytes))
  checkRequest(body, version)
  return json({ input_tokens: inputTokens(body) }, requestId)
}

function models({ request, requestId }: Call): Response {
  return json(listModels(new URL(request.url).searchParams), requestId)
}

function model({ requestId }: Call, id: string): Response {
  const model = findModel(id)
  if (!model) throw new ApiError('not_found_error', `model: ${id}`)
  return json(model, requestId)
}
