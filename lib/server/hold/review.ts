/** The operator's own review of held answers: a webhook that says whether an answer may be shown. */
import { z } from 'zod'
import { readTo } from '@/lib/server/http/read-to'
import type { HoldTopic } from '@/lib/shared/hold'

/** What is reviewed. */
export interface ReviewedAnswer {
  topic: HoldTopic | undefined
  text: string
}

/** The outcome. */
export interface ReviewVerdict {
  isReleased: boolean
  /** Why not, in words for people. */
  reason: string
}

/** Reviews an answer. Never rejects: without a verdict in time nothing is released. */
export type Review = (answer: ReviewedAnswer) => Promise<ReviewVerdict>

/** Where to ask, and how long to wait. */
export interface ReviewSettings {
  url: string
  timeoutMs: number
  /** Sent as a bearer token. */
  token: string | undefined
}

const reply = z.object({ release: z.boolean(), reason: z.string().max(500).optional() })
const MAX_REPLY_BYTES = 16 * 1024

const WITHHELD = 'It was reviewed, and must not be shown.'
const NO_VERDICT = 'Its review gave no verdict in time. Ask again later.'

/** Makes a review that posts `{ topic, text }` and reads `{ release, reason }`. Redirects are not followed. */
export function createReview({ url, timeoutMs, token }: ReviewSettings, fetch: typeof globalThis.fetch): Review {
  return async ({ topic, text }) => {
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ topic: topic ?? null, text }),
        signal,
      })
      if (!response.ok || !response.body) return { isReleased: false, reason: NO_VERDICT }
      const { bytes } = await readTo(response.body, MAX_REPLY_BYTES, signal)
      const { release, reason } = reply.parse(JSON.parse(new TextDecoder().decode(bytes)))
      return { isReleased: release, reason: reason ?? WITHHELD }
    } catch {
      return { isReleased: false, reason: NO_VERDICT }
    }
  }
}
