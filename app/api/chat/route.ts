/** POST /api/chat: starts an answer, or attaches to the one a question already has, and streams it. */
import { after } from 'next/server'
import { askedChaos } from '@/lib/server/chaos/chaos'
import { cutLine } from '@/lib/server/chaos/cut-line'
import { openAnswer, readWhole } from '@/lib/server/generation/read-answer'
import { startGeneration } from '@/lib/server/generation/start-generation'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { sseResponse } from '@/lib/server/http/sse-response'
import { chatRequest } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'

const MAX_BODY_BYTES = 1024 * 1024
const RETRY_ELSEWHERE_SECONDS = 2

export const POST = handler(async ({ request, services, requestId, acceptedAt, origin, requirePerson }) => {
  if (services.drain.isDraining) throw new AppError('draining', { retryAfter: RETRY_ELSEWHERE_SECONDS })
  const chaos = askedChaos(request, services.config)
  const body = await readBody(request, chatRequest, MAX_BODY_BYTES)
  const { id: ownerId, preferences } = await requirePerson()
  const started = await startGeneration(services, body, {
    ownerId,
    preferences,
    origin,
    requestId,
    acceptedAt,
    faults: chaos?.faults,
    // A serverless host freezes the process when the response ends, unless it knows of the work.
    keepAlive: (work) => after(work),
  })
  const position = started.position ?? (await openAnswer(services, body.id, started.answerId))
  if (!wantsJson(request)) {
    const after = Math.max(position.after, started.replayed)
    return sseResponse(services, { ...position, after }, { request, ...(chaos?.cutsLine && { change: cutLine }) })
  }
  const message = await readWhole(services, position, request.signal)
  return Response.json(message, { headers: { 'cache-control': 'private, no-store' } })
})

function wantsJson(request: Request): boolean {
  const accept = request.headers.get('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/event-stream')
}
