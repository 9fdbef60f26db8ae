/** A short call beside the answers, for its text alone. */
import type { CallPurpose, ModelRequest } from '@/lib/server/provider/provider'
import { tooMuch } from '@/lib/server/provider/provider-error'
import type { Services } from '@/lib/server/services'
import { startTimeLimit } from '@/lib/server/time-limit'
import { createCallMeter, type MeterOwner } from '@/lib/server/usage/call-meter'
import { AppError } from '@/lib/shared/error'

/** The longest text. A summary has some 10,000 characters. */
const MAX_CHARACTERS = 200_000

/** What the call is for, and how long it may take. */
interface TextCallOptions {
  purpose: CallPurpose
  limitMs: number
  signal?: AbortSignal
}

/** The text of a call. Rejects when it has no proper end. */
export async function askForText(
  services: Services,
  { ownerId, chatId }: Pick<MeterOwner, 'ownerId' | 'chatId'>,
  request: ModelRequest,
  { purpose, limitMs, signal: outerSignal }: TextCallOptions,
): Promise<string> {
  const { stream, settled } = createCallMeter(services, { ownerId, chatId })
  const limit = startTimeLimit(limitMs, ...(outerSignal ? [outerSignal] : []))
  const { signal } = limit
  const ignore = () => {}
  let text = ''
  let stopReason: string | null | undefined
  const options = { purpose, retry: 0, signal, onBytes: ignore, onRawEvent: ignore, onSkippedEvent: ignore }
  try {
    for await (const event of stream(request, options)) {
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') text += event.delta.text
      if (text.length > MAX_CHARACTERS) throw tooMuch('text')
      if (event.type === 'message_delta') stopReason = event.delta.stop_reason ?? stopReason
    }
  } finally {
    limit.clear()
    await settled()
  }
  if (signal.aborted) throw new AppError('timed_out')
  if (stopReason !== 'end_turn' && stopReason !== 'stop_sequence') {
    throw new AppError('provider_failed', { message: `The call ended with ${nameOf(stopReason)}.` })
  }
  return text
}

/** The provider chooses stop reasons, and this text is shown and logged. */
function nameOf(stopReason: string | null | undefined): string {
  if (!stopReason) return 'no stop reason'
  return /^[\w-]{1,60}$/.test(stopReason) ? stopReason : 'a stop reason that is none'
}
