import { expect, test } from 'vitest'
import { expectedMs, PRESETS, paceOf, paceWords, presetOf } from './presets'
import { recordingStagePath } from './recording-stage-path'
import { MAX_LINK_QUESTION, readSetup, stagePath } from './stage-link'

const parametersOf = (path: string) => Object.fromEntries(new URL(path, 'http://x.test').searchParams)

test('an address opens the stage as it was when it was copied', () => {
  for (const { name, paces } of PRESETS) {
    for (const pace of paces) {
      const setup = { preset: name, question: undefined, pace, speed: 4 }
      expect(readSetup(parametersOf(String(stagePath(setup))))).toEqual({ ...setup, recording: undefined })
    }
  }
})

test('a question of one’s own is in the link, and no preset that would ask another', () => {
  const question = 'Is 2 & 2 = 4? <b>100 %</b> größer als #1'
  const path = String(stagePath({ preset: 'medical', question, pace: 45, speed: 2 }))
  expect(path).not.toContain('preset')
  expect(path).toMatch(/&question=[^&#<> ]+$/)
  expect(readSetup(parametersOf(path))).toEqual({
    preset: 'short',
    question,
    pace: 45,
    speed: 2,
    recording: undefined,
  })
})

test('a link carries a question of at most 500 characters', () => {
  const rest = { preset: 'short', pace: 62, speed: 1 }
  expect(stagePath({ ...rest, question: 'x'.repeat(MAX_LINK_QUESTION) })).toContain('x'.repeat(500))
  expect(stagePath({ ...rest, question: 'x'.repeat(MAX_LINK_QUESTION + 1) })).toBeUndefined()
  expect(readSetup({ question: 'x'.repeat(10_000) }).question).toHaveLength(500)
  expect(readSetup({ question: ' \n' }).question).toBeUndefined()
  expect(readSetup({ question: ['a', 'b'] }).question).toBeUndefined()
})

test.each([
  {},
  { preset: 'no such preset', pace: '1e9', speed: '-1' },
  { preset: ['short', 'bursts'], pace: 'fast', speed: '100' },
  { chat: 'a chat', answer: '../x' },
  { chat: 'only' },
])('whatever is unknown is left at its default: %j', (parameters) => {
  expect(readSetup(parameters)).toEqual({
    preset: 'short',
    question: undefined,
    pace: 62,
    speed: 1,
    recording: undefined,
  })
})

test('an address names a recording', () => {
  const recording = { chatId: 'chat-1', answerId: 'answer_2' }
  expect(readSetup(parametersOf(recordingStagePath('chat-1', 'answer_2'))).recording).toEqual(recording)
})

test('the short answer takes 8, 5 and 3 seconds, and the page of documentation 8, 10 and 12', () => {
  const words = (name: string) => {
    const preset = presetOf(name)
    return preset.paces.toSorted((a, b) => a - b).map((pace) => paceWords(preset, pace))
  }
  expect(words('short')).toEqual(['62 tokens/s (8 s)', '100 tokens/s (5 s)', '167 tokens/s (3 s)'])
  expect(words('documentation')).toEqual(['88 tokens/s (12 s)', '106 tokens/s (10 s)', '132 tokens/s (8 s)'])
})

test('a preset says what is special about its pace', () => {
  expect(paceOf(presetOf('short'), 100)).toEqual({ tokensPerSecond: 100, firstWordMs: 400 })
  expect(paceOf(presetOf('slow-first-word'), 100)).toEqual({ tokensPerSecond: 100, firstWordMs: 4_000 })
  expect(paceOf(presetOf('bursts'), 100)).toEqual({ tokensPerSecond: 100, firstWordMs: 400, burstTokens: 60 })
})

test('the time that an answer takes is known with its preset and pace; a question of one’s own has no special pace', () => {
  expect(expectedMs(presetOf('short'), 100)).toBe(5_400)
  expect(expectedMs(presetOf('slow-first-word'), 100)).toBe(9_000)
  expect(paceOf(undefined, 30)).toEqual({ tokensPerSecond: 30, firstWordMs: 400 })
})
