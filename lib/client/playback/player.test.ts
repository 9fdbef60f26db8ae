/** The clock of a replay, with time and frames that the test moves. */
import { expect, test, vi } from 'vitest'
import { createPlayer, type PlayerOptions } from './player'

function byHand(options: Partial<PlayerOptions> = {}) {
  let now = 1_000
  let frame: (() => void) | undefined
  const player = createPlayer({
    now: () => now,
    nextFrame: (callback) => {
      frame = callback
    },
    end: () => 10_000,
    ...options,
  })
  const pass = (milliseconds: number) => {
    now += milliseconds
    const due = frame
    frame = undefined
    due?.()
  }
  return { player, pass, hasFrame: () => frame !== undefined }
}

test('it is paused at the beginning, and asks for no frames', () => {
  const { player, hasFrame } = byHand()
  expect(player.state()).toEqual({ time: 0, isPlaying: false, speed: 1 })
  expect(hasFrame()).toBe(false)
})

test('time passes at the speed that is set, from the moment at which it is set', () => {
  const { player, pass } = byHand()
  player.play()
  pass(1_000)
  expect(player.state().time).toBe(1_000)
  player.setSpeed(4)
  pass(500)
  expect(player.state().time).toBe(3_000)
  player.setSpeed(0.25)
  pass(400)
  expect(player.state().time).toBe(3_100)
})

test('a pause keeps the time to the moment, and nothing passes until it plays on', () => {
  const { player, pass } = byHand()
  player.play()
  pass(300)
  pass(200)
  player.pause()
  expect(player.state()).toMatchObject({ time: 500, isPlaying: false })
  pass(5_000)
  player.play()
  pass(100)
  expect(player.state().time).toBe(600)
})

test('it stops at the end, and then plays from the beginning', () => {
  const { player, pass, hasFrame } = byHand()
  player.play()
  pass(20_000)
  expect(player.state()).toMatchObject({ time: 10_000, isPlaying: false })
  expect(hasFrame()).toBe(false)
  player.play()
  expect(player.state()).toMatchObject({ time: 0, isPlaying: true })
})

test('it waits at an end that grows, and goes on with it', () => {
  let end = 100
  let isGrowing = true
  const { player, pass } = byHand({ end: () => end, isGrowing: () => isGrowing })
  player.play()
  pass(1_000)
  expect(player.state()).toMatchObject({ time: 100, isPlaying: true })
  end = 5_000
  pass(50)
  expect(player.state()).toMatchObject({ time: 150, isPlaying: true })
  isGrowing = false
  pass(9_000)
  expect(player.state()).toMatchObject({ time: 5_000, isPlaying: false })
})

test('a jump stays within the replay, and goes on playing', () => {
  const { player, pass } = byHand()
  player.play()
  pass(100)
  player.seek(7_000)
  expect(player.state()).toMatchObject({ time: 7_000, isPlaying: true })
  pass(100)
  expect(player.state().time).toBe(7_100)
  player.seek(-5)
  expect(player.state().time).toBe(0)
  player.seek(99_999)
  expect(player.state().time).toBe(10_000)
})

test('listeners are called after each change, with a new state, until they unsubscribe', () => {
  const { player, pass } = byHand()
  const listener = vi.fn()
  const before = player.state()
  const leave = player.subscribe(listener)
  player.play()
  pass(16)
  expect(listener).toHaveBeenCalledTimes(2)
  expect(player.state()).not.toBe(before)
  leave()
  pass(16)
  expect(listener).toHaveBeenCalledTimes(2)
})
