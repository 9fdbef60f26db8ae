import { expect, test } from 'vitest'
import type { Verdict } from './classifier'
import { watchAnswer } from './watch-answer'

const verdict: Verdict = { topic: 'medical', score: 1 }

function watched(isTurn = (_sentence: string) => false) {
  const sentences: string[] = []
  const watch = watchAnswer({
    sentence(sentence) {
      sentences.push(sentence)
      return isTurn(sentence) ? verdict : undefined
    },
  })
  return { sentences, say: (delta: string) => watch({ type: 'text-delta', id: 't', delta }), watch }
}

test('judges each sentence once, wherever the chunks are cut', () => {
  const text = 'One. Two!\n- three\n「四。」 五。Six.'
  for (const size of [1, 3, 100]) {
    const { sentences, say, watch } = watched()
    for (let at = 0; at < text.length; at += size) say(text.slice(at, at + size))
    watch({ type: 'text-end', id: 't' })
    expect(sentences).toEqual(['One.', 'Two!', '- three', '「四。', '」 五。', 'Six.'])
  }
})

test('gives the verdict with the chunk that completes the sentence, or ends the text', () => {
  const one = watched((sentence) => sentence.includes('Take'))
  expect(one.say('Hello. Take two')).toBeUndefined()
  expect(one.say('. ')).toEqual(verdict)
  const other = watched(() => true)
  expect(other.say('Take two.')).toBeUndefined()
  expect(other.watch({ type: 'text-end', id: 't' })).toEqual(verdict)
})

test('judges a text without an end now and then, and never more of it than a bounded part', () => {
  const { sentences, say } = watched()
  for (let at = 0; at < 20_000; at++) say('."'.repeat(2))
  expect(sentences.length).toBeLessThan(400)
  expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThanOrEqual(804)
})

test('a question is no turn, be it asked or named in a list; a statement beside it is', () => {
  const { sentences, say } = watched()
  say('Do you take **warfarin?**\n- May I take it?\n服用できますか？\n“Is it safe?” Take none. ')
  expect(sentences).toEqual(['Take none.'])
})
