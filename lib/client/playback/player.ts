/** A clock that plays, pauses, jumps, and runs at another speed: the time of a replay. No React, no DOM. */

/** Speeds to choose from. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const

/** What a player needs of its surroundings. */
export interface PlayerOptions {
  /** Milliseconds from a fixed origin. */
  now(): number
  /** Calls back at the next frame. */
  nextFrame(callback: () => void): void
  /** Where the replay ends, in milliseconds; it may grow while an answer runs. */
  end(): number
  /** Whether `end` still grows: then a clock that reaches it waits there instead of stopping. */
  isGrowing?(): boolean
  speed?: number
}

/** The state of a player: a new object after each change. */
export interface PlayerState {
  /** Milliseconds since the beginning. */
  time: number
  isPlaying: boolean
  speed: number
}

/** A clock of a replay. */
export interface Player {
  state(): PlayerState
  /** Calls back after each change, at most once a frame while playing. Returns a function that ends this. */
  subscribe(listener: () => void): () => void
  /** Plays on, or from the beginning when it has ended. */
  play(): void
  pause(): void
  /** Jumps to a time, and goes on playing if it was playing. */
  seek(time: number): void
  setSpeed(speed: number): void
}

/** Makes a player, which is paused at 0. */
export function createPlayer({ now, nextFrame, end, isGrowing = () => false, speed = 1 }: PlayerOptions): Player {
  let state: PlayerState = { time: 0, isPlaying: false, speed }
  let readAt = 0
  let isAwaitingFrame = false
  const listeners = new Set<() => void>()

  function change(changed: Partial<PlayerState>) {
    state = { ...state, ...changed }
    for (const listener of [...listeners]) listener()
  }

  /** Brings the time up to now. */
  function advance(changed: Partial<PlayerState> = {}) {
    const instant = now()
    const time = state.isPlaying ? Math.min(state.time + (instant - readAt) * state.speed, end()) : state.time
    readAt = instant
    const hasEnded = state.isPlaying && time >= end() && !isGrowing()
    change({ time, ...(hasEnded && { isPlaying: false }), ...changed })
  }

  function tick() {
    if (isAwaitingFrame || !state.isPlaying) return
    isAwaitingFrame = true
    nextFrame(() => {
      isAwaitingFrame = false
      if (!state.isPlaying) return
      advance()
      tick()
    })
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    play() {
      if (state.isPlaying) return
      readAt = now()
      change({ isPlaying: true, ...(state.time >= end() && !isGrowing() && { time: 0 }) })
      tick()
    },
    pause() {
      if (state.isPlaying) advance({ isPlaying: false })
    },
    seek(time) {
      readAt = now()
      change({ time: Math.max(0, Math.min(time, end())) })
    },
    setSpeed(next) {
      advance({ speed: next })
    },
  }
}
