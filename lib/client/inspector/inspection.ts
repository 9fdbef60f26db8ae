/** An answer under inspection: its rows, the place in them, and the message as it was there. No React, no DOM. */
import { createMessageAt, positionAt } from '@/lib/client/playback/message-at'
import { createPlayer, type PlayerOptions } from '@/lib/client/playback/player'
import type { ErrorInfo } from '@/lib/shared/error'
import type { GrowingMessage } from '@/lib/stream/growing-message'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { createRowMaker, type Row } from './row'
import { createRhythm } from './silence'

/** What the inspector shows: a new object after each change. */
export interface InspectionState {
  /** Grows in place. */
  rows: readonly Row[]
  entries: readonly TimelineEntry[]
  /** How many there are. */
  count: number
  /** Milliseconds: a longer wait is a silence. */
  silenceMs: number
  /** How many of them have happened at the place that is shown. */
  position: number
  /** Milliseconds since the question, at that place. */
  time: number
  /** Grows in place; another object when the place has gone back. */
  message: GrowingMessage
  isPlaying: boolean
  speed: number
  /** Whether the place stays at the end while entries come. */
  isFollowing: boolean
  /** Whether somebody has moved or played. */
  isTouched: boolean
  /** Whether the timeline is whole. */
  hasEnded: boolean
  /** Whether the connection has broken and is being opened again. */
  isReconnecting: boolean
  /** Why the timeline could not be read, or not to its end. */
  error: ErrorInfo | undefined
  /** Whether a call had more events than a recording holds. */
  isTruncated: boolean
}

/** An inspection. */
export type Inspection = ReturnType<typeof createInspection>

/** Makes one without any entries. */
export function createInspection(clock: Pick<PlayerOptions, 'now' | 'nextFrame'>) {
  const entries: TimelineEntry[] = []
  const rows: Row[] = []
  const makeRow = createRowMaker()
  const rhythm = createRhythm()
  const messageAt = createMessageAt(entries)
  const listeners = new Set<() => void>()
  let state: InspectionState = {
    rows,
    entries,
    count: 0,
    silenceMs: rhythm.silenceMs(),
    position: 0,
    time: 0,
    message: messageAt.seek(0),
    isPlaying: false,
    speed: 1,
    isFollowing: true,
    isTouched: false,
    hasEnded: false,
    isReconnecting: false,
    error: undefined,
    isTruncated: false,
  }

  const player = createPlayer({
    ...clock,
    end: () => entries.at(-1)?.at ?? 0,
    isGrowing: () => !state.hasEnded && state.error === undefined,
  })
  // Many entries may have the same time: the place that somebody chose holds until the clock moves on.
  let chosen = { position: 0, time: 0 }

  player.subscribe(() => {
    const { time, isPlaying, speed } = player.state()
    const position = time === chosen.time ? chosen.position : positionAt(entries, time)
    change({ time, isPlaying, speed, ...(!state.isFollowing && { position }) })
  })

  function change(changed: Partial<InspectionState>) {
    const next = { ...state, ...changed }
    state = { ...next, message: messageAt.seek(next.position) }
    for (const listener of [...listeners]) listener()
  }

  function goTo(position: number, changed: Partial<InspectionState> = {}) {
    const target = Math.max(0, Math.min(Math.round(position), entries.length))
    chosen = { position: target, time: entries[target - 1]?.at ?? 0 }
    state = { ...state, isTouched: true, isFollowing: false, ...changed, position: target }
    player.seek(chosen.time)
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Adds what has arrived. */
    add(arrived: readonly TimelineEntry[]) {
      for (const entry of arrived) {
        entries.push(entry)
        const row = makeRow(entry)
        rows.push(row)
        rhythm.add(row.pauseMs)
      }
      const count = entries.length
      const isTruncated = state.isTruncated || arrived.some((entry) => entry.kind === 'call-end' && entry.isTruncated)
      const end = state.isFollowing && { position: count, time: entries[count - 1]?.at ?? 0 }
      change({ count, silenceMs: rhythm.silenceMs(), isTruncated, isReconnecting: false, ...end })
    },
    reconnecting: (isReconnecting: boolean) => {
      if (isReconnecting !== state.isReconnecting) change({ isReconnecting })
    },
    /** The timeline is whole, or nothing more will come of it. */
    end(error?: ErrorInfo) {
      change({ hasEnded: error === undefined, error, isReconnecting: false })
    },
    /** Goes to the place after so many entries, and stays there. */
    choose(position: number) {
      player.pause()
      goTo(position)
    },
    /** Goes there, and goes on playing if it was playing. */
    scrub: (position: number) => goTo(position),
    /** Goes to a time. */
    scrubToTime: (time: number) => goTo(positionAt(entries, time)),
    /** Goes to the end, and stays there while entries come. */
    follow() {
      player.pause()
      goTo(entries.length, { isFollowing: true })
    },
    toggle() {
      if (state.isPlaying) return player.pause()
      // At the end there is nothing left to play.
      goTo(state.position >= entries.length ? 0 : state.position)
      player.play()
    },
    setSpeed: (speed: number) => player.setSpeed(speed),
  }
}
