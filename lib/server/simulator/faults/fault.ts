/** A fault: what can go wrong with one answer on its way, as a change of its frames or as a response in its place. */
import type { Frame } from '@/lib/server/simulator/wire'
import { encodeEvent, type WireEvent } from '@/lib/server/simulator/wire-event'

/** What a fault is played with. */
export interface FaultCall {
  /** The content delta before which it strikes, counted from 0; the middle of the answer unless told. */
  at: number
  /** What stood after the colon; each fault says what it takes it for. */
  argument: string | undefined
}

/** One fault; it has either a `respond` or a `bend`. */
export interface Fault {
  name: string
  /** What happens, in a few words; an argument in brackets. */
  about: string
  /** A response in place of the stream. */
  respond?(argument: string | undefined): Response
  /** The frames as they are sent instead. */
  bend?(frames: readonly Frame[], call: FaultCall): readonly Frame[]
}

/** Bytes that go out as they are, as a chunk of their own. */
export function raw(bytes: string | Uint8Array): Frame {
  return { type: 'raw', bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }
}

/** An event frame of any form, also of one that the API does not have. */
export function rawEvent(event: { type: string; [field: string]: unknown }): Frame {
  return raw(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
}

/** Where the content delta of this number stands in the frames; their end when there are fewer. */
export function placeOf(frames: readonly Frame[], at: number): number {
  let seen = 0
  for (const [place, frame] of frames.entries()) {
    if (!isDelta(frame)) continue
    if (seen === at) return place
    seen += 1
  }
  return frames.length
}

/** Puts frames before the content delta of this number. */
export function insert(frames: readonly Frame[], at: number, ...added: Frame[]): Frame[] {
  const place = placeOf(frames, at)
  return [...frames.slice(0, place), ...added, ...frames.slice(place)]
}

/** Ends the frames before the content delta of this number, in the given way. */
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

/** Leaves out every event of a type. */
export function without(frames: readonly Frame[], type: WireEvent['type']): Frame[] {
  return frames.filter((frame) => !isEvent(frame, type))
}

/** Writes every event in another form. */
export function rewrite(frames: readonly Frame[], write: (text: string, event: WireEvent) => string): Frame[] {
  return frames.map((frame) => (frame.type === 'event' ? raw(write(encodeEvent(frame.event), frame.event)) : frame))
}

/** The argument as a number, or another one. */
export function numberOr(argument: string | undefined, otherwise: number): number {
  const number = Number(argument)
  return argument !== undefined && Number.isFinite(number) && number >= 0 ? number : otherwise
}
