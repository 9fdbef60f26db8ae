import { expect, test } from 'vitest'
import { ask, bodyOf, contextFor, deltasOf, eventsOf } from '@/lib/server/simulator/testing'
import { countingDeltas } from './count'
import { chooseScript, SCRIPTS } from './scripts'
import { titleOf } from './title'

const textOf = (question: string) =>
  chooseScript(contextFor(question))
    .steps(contextFor(question))
    .map((step) => (step.type === 'say' ? step.text : ''))
    .join('')

test.each(SCRIPTS.map((script) => [script.name, script] as const))(
  '%s: its own question brings it on, however it is put',
  (name, script) => {
    const { question } = script
    for (const form of [question, question.toUpperCase(), `  Please, ${question}!  `]) {
      expect(chooseScript(contextFor(form)).name, form).toBe(name)
    }
  },
)

test.each([
  'What is the best time to visit Tokyo?',
  'How do I make a table of contents in Word?',
  'Make a table of the planets',
  'I think this puzzle is broken, can you fix it?',
  'Solve this riddle: what has four legs?',
  'Help me with my math homework',
  'Show me how to handle an error in Rust',
  'Write a long essay about whales',
  'Which is better, TypeScript, Python or Rust?',
  'What does max_tokens do?',
  'What is the token limit?',
  'Say hello in French',
  'Hello, can you explain quantum mechanics?',
  'How do I convert Markdown to HTML?',
  'count to infinity',
  'count to 20001',
  'Why is the sky blue?',
  '',
])('an ordinary question gets the honest answer: %s', (question) => {
  expect(chooseScript(contextFor(question)).name).toBe('fallback')
})

test.each([
  ['hi', 'greeting'],
  ['Hello there!', 'greeting'],
  ['Hi, who are you?', 'greeting'],
  ['What can you do?', 'greeting'],
  ["What's the time in Tokyo right now?", 'clock'],
  ['show a table', 'table'],
  ['Write a long document', 'long-document'],
  ['count to 7.', 'count'],
])('%s brings on %s', (question, name) => {
  expect(chooseScript(contextFor(question)).name).toBe(name)
})

test('the fallback says what it is, names every shown question, and how to set a key', () => {
  const text = textOf('Why is the sky blue?')
  expect(text).toContain('no model is behind it')
  expect(text).toContain('ANTHROPIC_API_KEY')
  expect(text).toMatch(/restart/i)
  for (const { name, question } of SCRIPTS) {
    if (!['count', 'repeat', 'greeting'].includes(name)) expect(text).toContain(question)
  }
})

test.each(SCRIPTS.map(({ name, question }) => [name, question] as const))(
  '%s: stream and message agree',
  async (name, question) => {
    for (const thinking of [{ type: 'adaptive', display: 'summarized' }, { type: 'disabled' }]) {
      const body = { ...bodyOf(question), thinking }
      const [streamed, complete] = await Promise.all([ask({ ...body, stream: true }), ask(body)])
      const events = eventsOf(await streamed.text())
      if (name === 'failure') {
        expect(events.at(-1)).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } })
        expect(complete.status).toBe(529)
        continue
      }
      const message = await complete.json()
      const blocks: string[] = []
      let open = -1
      for (const event of events) {
        if (event.type === 'content_block_start') {
          expect([open, event.index]).toEqual([-1, blocks.length])
          open = event.index
          blocks.push('')
        }
        if (event.type === 'content_block_delta') {
          expect(event.index).toBe(open)
          if (event.delta.type === 'text_delta') blocks[open] += event.delta.text
          if (event.delta.type === 'thinking_delta') blocks[open] += event.delta.thinking
        }
        if (event.type === 'content_block_stop') open = -1
      }
      expect(blocks).toEqual(
        message.content.map((block: { text?: string; thinking?: string }) => block.text ?? block.thinking),
      )
      const counted = deltasOf(events).filter(({ type }) => type !== 'signature_delta').length
      expect(message.usage.output_tokens).toBe(counted)
      expect(events.at(-2)).toMatchObject({
        delta: { stop_reason: message.stop_reason },
        usage: { output_tokens: counted },
      })
      expect(message.content.some((block: { type: string }) => block.type === 'thinking')).toBe(
        name === 'thinking' && thinking.type === 'adaptive',
      )
    }
  },
)

test('counting goes out one word a delta, word k at byte 8 * (k - 1)', async () => {
  const events = eventsOf(await (await ask({ ...bodyOf('count to 20000'), stream: true })).text())
  const words = deltasOf(events).map((each) => (each.type === 'text_delta' ? each.text : ''))
  expect(words).toEqual(countingDeltas(20_000))
  expect(words.join('').slice(8 * 4_999, 8 * 4_999 + 7)).toBe('w005000')
})

test('the long document is long, and does not repeat itself', () => {
  const text = textOf('Write a long document')
  expect(text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length).toBeGreaterThan(4_000)
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph.length > 80)
  expect(new Set(paragraphs).size).toBe(paragraphs.length)
})

test('the thinking is of about sixty tokens, and the cut answer ends in mid-sentence', async () => {
  const thinking = await (await ask(bodyOf('Think hard, then solve a small puzzle'))).json()
  expect(thinking.usage.output_tokens_details.thinking_tokens).toBeGreaterThan(45)
  const cut = await (await ask(bodyOf('Stop in mid-sentence at the token limit'))).json()
  expect(cut.stop_reason).toBe('max_tokens')
  expect(cut.content[0].text).toMatch(/[a-z]$/)
  expect(cut.usage.output_tokens).toBeGreaterThan(100)
})

test.each([
  ['What time is it in Tokyo?', 'What time is it in Tokyo'],
  ['hello', 'A chat about hello'],
  ['explain the difference between a stream and a parcel', 'Explain the difference between a stream'],
  ['Write a title for this: <question>How do tides work?</question> Only the title.', 'How do tides work'],
  ['', 'A new chat'],
])('the title of "%s" is "%s"', (question, title) => {
  expect(titleOf(question)).toBe(title)
})
