/** A fault: something that goes wrong with one answer, as a change of its frames or as a response in place of it. */
import type { Frame } from '@/lib/server/simulator/wire'
import { encodeEvent, type WireEvent } from '@/lib/server/simulator/wire-event'

/** The parameters of a fault. */
export interface FaultCall {
  /** The content delta before which it strikes, counted from 0; by default in the middle of the answer. */
  at: number
  /** The text after the colon; its meaning depends on the fault. */
  argument: string | undefined
}

/** A fault; it has either a `respond` or a `bend`. */
export interface Fault {
  name: string
  /** What happens, in a few words, with the argument in brackets. */
  about: string
  /** A response in place of the stream. */
  respond?(argument: string | undefined): Response
  /** The frames that are sent instead. */
  bend?(frames: readonly Frame[], call: FaultCall): readonly Frame[]
}

/** Raw bytes, sent as a separate chunk. */
export function raw(bytes: string | Uint8Array): Frame {
  return { type: 'raw', bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }
}

/** An event frame of any form, even one that the API does not have. */
export function rawEvent(event: { type: string; [field: string]: unknown }): Frame {
  return raw(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
}

/** The index of the n-th content delta among the frames; their length if there are fewer. */
export function placeOf(frames: readonly Frame[], at: number): number {
  let seen = 0
  for (const [place, frame] of frames.entries()) {
    if (!isDelta(frame)) continue
    if (seen === at) return place
    seen += 1
  }
  return frames.length
}

/** Inserts frames before the n-th content delta. */
export function insert(frames: readonly Frame[], at: number, ...added: Frame[]): Frame[] {
  const place = placeOf(frames, at)
  return [...frames.slice(0, place), ...added, ...frames.slice(place)]
}

/** Ends the frames before the n-th content delta, in the given way. */
export function endAt(frames: readonly Frame[], at: number, ...ending: Frame[]): Frame[] {
  return [...frames.slice(0, placeOf(frames, at)), ...ending]
}

/** Whether a frame is a content delta. */
export function isDelta(frame: Frame | undefined): frame is EventFrame<'content_block_delta'> {
  return isEvent(frame, 'content_block_delta')
}

type EventFrame<T extends WireEvent['type']> = { type: 'event'; event: Extract<WireEvent, { type: T }> }

/** Whether a frame is an event of this type. */
export function isEvent<T extends WireEvent['type']>(frame: Frame | undefined, type: T): frame is EventFrame<T> {
  return frame?.type === 'event' && frame.event.type === type
}

/** Removes every event of a type. */
export function without(frames: readonly Frame[], type: WireEvent['type']): Frame[] {
  return frames.filter((frame) => !isEvent(frame, type))
}

/** Serialises every event differently. */
export function rewrite(frames: readonly Frame[], write: (text: string, event: WireEvent) => string): Frame[] {
  return frames.map((frame) => (frame.type === 'event' ? raw(write(encodeEvent(frame.event), frame.event)) : frame))
}

/** The argument as a number, or a default. */
export function numberOr(argument: string | undefined, otherwise: number): number {
  const number = Number(argument)
  return argument !== undefined && Number.isFinite(number) && number >= 0 ? number : otherwise
}
