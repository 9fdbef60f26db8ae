/** What a running answer is waiting for, and, from one second on, for how long. */
import { PulseLine } from '@/components/ui/pulse-line'
import { useNow } from '@/components/ui/use-now'
import type { Answer } from '@/lib/client/store/entry'

/** Shown while there is nothing new to read: before the first word, during a retry, a silence, or a lost connection. */
export function Waiting({ answer }: { answer: Answer }) {
  const reason = reasonOf(answer)
  const now = useNow(reason !== undefined)
  if (!reason || now - (reason.since ?? 0) < (reason.afterMs ?? 0)) return null
  const seconds = Math.floor((now - (reason.since ?? now)) / 1000)
  return (
    <PulseLine>
      <span>{reason.words(now)}</span>
      {seconds >= 1 && <span className="ml-2">{`${seconds} s`}</span>}
    </PulseLine>
  )
}

// After this long a reader wants to know the reason.
const LONG_WAIT_MS = 10_000

interface Reason {
  words(now: number): string
  /** Reading of performance.now() from which the seconds count. */
  since: number | undefined
  /** Not shown before it has lasted this long. */
  afterMs?: number
}

function reasonOf(answer: Answer): Reason | undefined {
  const { lineLostAt, retry, silentSince, status, message } = answer
  const askedAt = answer.continuedAt ?? answer.askedAt
  if (lineLostAt !== undefined && message.id === '')
    return {
      words: () => 'Waiting for the connection. Your question will then be sent automatically.',
      since: lineLostAt,
    }
  if (lineLostAt !== undefined)
    return { words: () => 'Connection lost. Reconnecting…', since: lineLostAt, afterMs: 2_000 }
  if (retry) {
    const { receivedAt, delayMs } = retry
    const left = (now: number) => Math.ceil((receivedAt + delayMs - now) / 1000)
    return {
      words: (now) =>
        left(now) > 0 ? `${firstSentence(retry.message)} Trying again in ${left(now)} s.` : 'Trying again…',
      since: undefined,
    }
  }
  if (silentSince !== undefined) return { words: () => 'Nothing from the model for', since: silentSince }
  if (status !== 'submitted') return undefined
  const isLong = (now: number) => now - (askedAt ?? now) >= LONG_WAIT_MS
  if (message.id === '') {
    return {
      words: (now) => (isLong(now) ? 'Sending… This site’s server has not answered yet' : 'Sending…'),
      since: askedAt,
    }
  }
  if (answer.rebuilding) return { words: () => 'Continuing…', since: askedAt }
  const model = message.metadata.model ?? 'the model'
  return {
    words: (now) =>
      isLong(now)
        ? `Waiting for the first word from ${model}, which may be thinking or busy`
        : 'Waiting for the first word',
    since: askedAt,
  }
}

/** The message's second sentence says to try again, which is already happening. */
function firstSentence(message: string): string {
  return message.split(/(?<=\.)\s/)[0] ?? message
}
