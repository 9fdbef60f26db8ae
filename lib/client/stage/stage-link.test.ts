import { expect, test } from 'vitest'
import { PRESETS, paceOf, paceWords, presetOf } from './presets'
import { presetPath, readSetup, recordingPath } from './stage-link'

const parametersOf = (path: string) => Object.fromEntries(new URL(path, 'http://x.test').searchParams)

test('an address opens the stage as it was when it was copied', () => {
  for (const { name, paces } of PRESETS) {
    for (const pace of paces) {
      const setup = { preset: name, pace, speed: 4 }
      expect(readSetup(parametersOf(presetPath(setup)))).toEqual({ ...setup, recording: undefined })
    }
  }
})

test.each([
  {},
  { preset: 'no such preset', pace: '1e9', speed: '-1' },
  { preset: ['short', 'bursts'], pace: 'fast', speed: '100' },
  { chat: 'a chat', answer: '../x' },
  { chat: 'only' },
])('whatever is unknown is left at its default: %j', (parameters) => {
  expect(readSetup(parameters)).toEqual({ preset: 'short', pace: 62, speed: 1, recording: undefined })
})

test('an address names a recording', () => {
  const recording = { chatId: 'chat-1', answerId: 'answer_2' }
  expect(readSetup(parametersOf(recordingPath('chat-1', 'answer_2'))).recording).toEqual(recording)
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
