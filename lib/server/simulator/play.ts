/** Plays an answer's frames at the pacer's pace: as a stream of bytes, or as one complete message. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ApiError, errorBody } from './api-error'
import { MessageFold } from './fold'
import type { Pacer } from './pacer'
import type { Frame } from './wire'
import { encodeEvent, type WireMessage } from './wire-event'

/** The client. Held until the answer ends: a Request that is garbage collected no longer forwards its abort. */
export interface Caller {
  readonly signal: AbortSignal
}

/** A chunk with more characters than this is sent even if the next event is ready. */
const CHUNK_LENGTH = 16_384

const WAITING = Symbol('waiting')
const waiting = Promise.resolve(WAITING)

type Gate = { type: 'first' | 'delta' | 'pause' }

/** Resolves when the pacer lets the frame pass. */
function gate(frame: Extract<Frame, Gate>, pacer: Pacer, signal: AbortSignal): Promise<void> {
  if (frame.type === 'first') return pacer.first(signal)
  if (frame.type === 'delta') return pacer.delta(frame.index, signal)
  return pacer.pause(frame.ms, signal)
}

/** One answer's end, whatever causes it: its signal aborts every wait, and the caller's signal is released. */
function endOf(caller: Caller, onAbort: (reason: unknown) => void = () => {}) {
  const ending = new AbortController()
  const abort = () => {
    ending.abort(caller.signal.reason)
    onAbort(caller.signal.reason)
  }
  if (caller.signal.aborted) abort()
  caller.signal.addEventListener('abort', abort, { once: true })
  return {
    signal: ending.signal,
    stop(reason?: unknown) {
      caller.signal.removeEventListener('abort', abort)
      ending.abort(reason)
    },
  }
}

/**
 * The answer as a stream of bytes. Events that are due together are sent in one chunk; nothing is produced before it
 * can be read. An abort breaks off the stream with the signal's reason, as `fetch` does.
 */
export function streamFrames(
  frames: Iterator<Frame, void>,
  pacer: Pacer,
  caller: Caller,
  requestId: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let end: ReturnType<typeof endOf> | undefined
  let text = ''
  let isReset = false
  return new ReadableStream({
    start(controller) {
      end = endOf(caller, (reason) => controller.error(reason))
    },
    async pull(controller) {
      const flush = () => {
        if (text !== '') controller.enqueue(encoder.encode(text))
        text = ''
      }
      const finish = () => {
        flush()
        controller.close()
        end?.stop()
      }
      try {
        for (;;) {
          if (isReset) throw new TypeError('terminated')
          const next = frames.next()
          if (next.done || next.value.type === 'end') return finish()
          const frame = next.value
          if (frame.type === 'raw') {
            flush()
            controller.enqueue(new Uint8Array(frame.bytes))
            await nextTurn()
            return
          }
          if (frame.type === 'reset') {
            flush()
            // An error would drop what has not been read yet, so it waits for the next pull.
            isReset = true
            if ((controller.desiredSize ?? 0) > 0) continue
            return
          }
          if (frame.type === 'fail') {
            text += encodeEvent(errorBody({ type: frame.error, message: frame.message }, requestId))
            return finish()
          }
          if (frame.type === 'event') {
            text += encodeEvent(frame.event)
            if (text.length < CHUNK_LENGTH) continue
            flush()
            // Without a turn of the event loop an answer at full speed would block everything else.
            await nextTurn()
            return
          }
          const signal = end?.signal ?? caller.signal
          const passing = gate(frame, pacer, signal)
          // A race resolves to the first promise that is already settled, so an open gate wins without a wait.
          if ((await Promise.race([passing, waiting])) === WAITING) {
            flush()
            await passing
          }
          signal.throwIfAborted()
        }
      } catch (error) {
        end?.stop(error)
        controller.error(error)
      }
    },
    cancel(reason) {
      end?.stop(reason)
    },
  })
}

/** The answer as one message, after as long as its stream would take; a `fail` step throws. */
export async function completeFrames(frames: Iterable<Frame>, pacer: Pacer, caller: Caller): Promise<WireMessage> {
  const end = endOf(caller)
  const fold = new MessageFold()
  try {
    for (const frame of frames) {
      if (frame.type === 'event') fold.add(frame.event)
      else if (frame.type === 'fail') throw new ApiError(frame.error, frame.message)
      // Faults in the form of the stream mean nothing without a stream.
      else if (frame.type === 'raw' || frame.type === 'end' || frame.type === 'reset') continue
      else await gate(frame, pacer, end.signal)
      end.signal.throwIfAborted()
    }
    return fold.message
  } finally {
    end.stop()
  }
}
