/** What routes that begin an answer have in common: whoever asks reads it from its beginning, as a stream or as JSON. */
import { after } from 'next/server'
import { askedChaos } from '@/lib/server/chaos/chaos'
import { cutLine } from '@/lib/server/chaos/cut-line'
import { openAnswer, readWhole } from '@/lib/server/generation/read-answer'
import type { RequestContext, StartedAnswer } from '@/lib/server/generation/start-generation'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import type { RouteContext } from './handler'
import { sseResponse } from './sse-response'

const RETRY_ELSEWHERE_SECONDS = 2

/** How a route begins its answer. */
export interface AnswerRoute<Body> {
  read(): Promise<Body>
  chatId(body: Body): ChatId
  start(body: Body, context: RequestContext): Promise<StartedAnswer>
  /** The answer in JSON mode; the message itself by default. */
  toJson?(message: Message): unknown
}

/** Begins an answer and responds with it. The body is read before anything is begun for whoever asks. */
export async function answerRoute<Params, Body>(
  { request, services, requestId, acceptedAt, origin, requirePerson }: RouteContext<Params>,
  { read, chatId, start, toJson = (message) => message }: AnswerRoute<Body>,
): Promise<Response> {
  if (services.drain.isDraining) throw new AppError('draining', { retryAfter: RETRY_ELSEWHERE_SECONDS })
  const chaos = askedChaos(request, services.config)
  const body = await read()
  const { id: ownerId, preferences } = await requirePerson()
  const started = await start(body, {
    ownerId,
    preferences,
    origin,
    requestId,
    acceptedAt,
    faults: chaos?.faults,
    // A serverless host freezes the process when the response ends, unless it knows of the work.
    keepAlive: (work) => after(work),
  })
  const position = started.position ?? (await openAnswer(services, chatId(body), started.answerId))
  if (!wantsJson(request)) {
    const from = Math.max(position.after, started.replayed)
    return sseResponse(services, { ...position, after: from }, { request, ...(chaos?.cutsLine && { change: cutLine }) })
  }
  const message = await readWhole(services, position, request.signal)
  return Response.json(toJson(message), { headers: { 'cache-control': 'private, no-store' } })
}

function wantsJson(request: Request): boolean {
  const accept = request.headers.get('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/event-stream')
}
