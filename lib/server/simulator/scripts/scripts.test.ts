import { expect, test } from 'vitest'
import { createEmbeddedClassifier } from '@/lib/server/hold/embedded-classifier'
import { watchAnswer } from '@/lib/server/hold/watch-answer'
import { ask, bodyOf, contextFor, deltasOf, eventsOf } from '@/lib/server/simulator/testing'
import { splitTokens } from '@/lib/server/simulator/tokens'
import { REVERSALS, reversalIn } from '@/lib/shared/text/reversals'
import { chooseScript, SCRIPTS, SHOWN_SCRIPTS } from './scripts'
import { stall } from './stall'
import { countingDeltas } from './texts/count'
import { documentation } from './texts/documentation'
import { streamingFeelsFast } from './texts/streaming-feels-fast'
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

test.each(SCRIPTS.map((script) => [script.question, script] as const))(
  'one script knows the question, and no other: %s',
  (question, script) => {
    expect(SCRIPTS.filter((each) => each.matches(question))).toEqual([script])
  },
)

test('there are few enough shown scripts to read, and each button has its own title', () => {
  expect(SHOWN_SCRIPTS.length).toBeLessThanOrEqual(24)
  expect(new Set(SHOWN_SCRIPTS.map(({ title }) => title)).size).toBe(SHOWN_SCRIPTS.length)
})

test.each([
  'What is the best time to visit Tokyo?',
  'How do I make a table of contents in Word?',
  'Make a table of the planets',
  'I think this puzzle is broken, can you fix it?',
  'Solve this riddle: what has four segments?',
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
  'What time is it in New York?',
  'Compare the weather in New York and Tokyo',
  'Is ibuprofen safe?',
  'What is warfarin?',
  'My landlord in Germany gave me notice, what now?',
  'What is a Roth IRA?',
  'Was ist Johanniskraut?',
  '¿Qué es una herencia?',
  'Answer in French',
  'How do you say love in Chinese?',
  'How do footnotes work in Markdown?',
  'Show me the links between sleep and memory',
  'What does a coffee machine cost?',
  'What does the red heart emoji mean?',
  'Why do buses come in bursts?',
  'Be overloaded twice, then answer',
  'Be hostile to port 0',
  'Be hostile to port 65536',
  'Send a Markdown bomb',
  'Send a Markdown bomb: toString',
  'Write 0 KB of tool input',
  'Write 1001 KB of tool input',
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
  ['Can you compare the current time in Tokyo and New York City, please?', 'parallel-tools'],
  ['What time is it in New York and in Tokyo?', 'parallel-tools'],
  ['May I take warfarin and ibuprofen together?', 'medical'],
  ['How long a notice do I have to give to move out of my apartment in Germany?', 'legal'],
  ['Can I withdraw everything from my Roth IRA at 50?', 'financial'],
  ['Kann ich Johanniskraut mit der Pille nehmen?', 'medical-german'],
  ['¿Se puede tomar ibuprofeno en el embarazo?', 'medical-spanish'],
  ['Bis wann kann ich eine Kündigungsschutzklage erheben?', 'legal-german'],
  ['¿Conviene aceptar la herencia con deudas?', 'legal-spanish'],
  ['Muss man den Gewinn mit Bitcoin versteuern?', 'financial-german'],
  ['¿Puedo sacar el dinero de mi plan de pensiones para pagar la casa?', 'financial-spanish'],
  ['Stop midway with a refusal', 'refusal'],
  ['pretend to be overloaded', 'overloaded'],
  ['stall', 'stall'],
  ['Write in bursts', 'bursts'],
  ['Give me a few links', 'links'],
  ['Write a text with footnotes', 'footnotes'],
  ['How much does my daily coffee cost me?', 'currency'],
  ['Reply in simplified Chinese', 'chinese'],
  ['请用中文回答。', 'chinese'],
  ['Say something in Arabic', 'arabic'],
  ['show me emojis', 'emoji'],
  ['Act hostile to port 12345', 'hostile'],
  ['send me a markdown bomb: html', 'bombs'],
  ['Write 40 kilobytes of tool input', 'tool-input'],
])('%s brings on %s', (question, name) => {
  expect(chooseScript(contextFor(question)).name).toBe(name)
})

test('the fallback says what it is, lists every shown question, and explains how to set a key', () => {
  const text = textOf('Why is the sky blue?')
  expect(text).toContain('no model is behind it')
  expect(text).toContain('ANTHROPIC_API_KEY')
  expect(text).toMatch(/restart/i)
  for (const { question } of SHOWN_SCRIPTS) expect(text).toContain(question)
})

test('the fallback names questions about medicine, and is not held for them', () => {
  const watch = watchAnswer(createEmbeddedClassifier())
  expect(watch({ type: 'text-delta', id: 't', delta: textOf('Why is the sky blue?') })).toBeUndefined()
  expect(watch({ type: 'text-end', id: 't' })).toBeUndefined()
})

test.each(SCRIPTS.map(({ name, question }) => [name, question] as const))(
  '%s: stream and message agree',
  async (name, question) => {
    for (const thinking of [{ type: 'adaptive', display: 'summarized' }, { type: 'disabled' }]) {
      const body = { ...bodyOf(question), thinking }
      const [streamed, complete] = await Promise.all([ask({ ...body, stream: true }), ask(body)])
      if (name === 'overloaded') {
        for (const response of [streamed, complete]) {
          expect(response.status).toBe(529)
          expect(await response.json()).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } })
        }
        continue
      }
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
        message.content.map((block: { text?: string; thinking?: string }) => block.text ?? block.thinking ?? ''),
      )
      const uncounted = new Set(['signature_delta', 'citations_delta'])
      const counted = deltasOf(events).filter(({ type }) => !uncounted.has(type)).length
      expect(message.usage.output_tokens).toBe(counted)
      expect(events.at(-2)).toMatchObject({
        delta: { stop_reason: message.stop_reason },
        usage: { output_tokens: counted },
      })
      expect(message.content.some((block: { type: string }) => block.type === 'thinking')).toBe(
        ['thinking', 'hidden-thinking'].includes(name) && thinking.type === 'adaptive',
      )
    }
  },
)

test('counting sends one word a delta, word k at byte 8 * (k - 1)', async () => {
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

test('the thinking has about sixty tokens, and the cut answer ends in mid-sentence', async () => {
  const thinking = await (await ask(bodyOf('Think hard, then solve a small puzzle'))).json()
  expect(thinking.usage.output_tokens_details.thinking_tokens).toBeGreaterThan(45)
  const cut = await (await ask(bodyOf('Stop in mid-sentence at the token limit'))).json()
  expect(cut.stop_reason).toBe('max_tokens')
  expect(cut.content[0].text).toMatch(/[a-z]$/)
  expect(cut.usage.output_tokens).toBeGreaterThan(100)
})

test.each(Object.entries(REVERSALS))(
  '%s: a claim near the start is withdrawn in the last quarter, and nowhere before',
  (name, reversal) => {
    const { said, takenBack } = reversal
    const script = SCRIPTS.find((each) => each.name === name)
    const text = textOf(script?.question ?? '')
    expect([text.split(said).length, text.split(takenBack).length]).toEqual([2, 2])
    expect(text.indexOf(said)).toBeLessThan(text.length / 5)
    expect(text.indexOf(takenBack)).toBeGreaterThan(text.length * 0.75)
    const paragraphs = text.trim().split('\n\n')
    expect(paragraphs.at(-1)).toContain(takenBack)
    expect(paragraphs.slice(0, -1).join()).not.toMatch(TURN)
    const words = text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length
    expect(words).toBeGreaterThanOrEqual(200)
    expect(words).toBeLessThanOrEqual(350)
    expect(reversalIn(text)).toEqual(reversal)
  },
)

const TURN =
  /correction|wrong|take this back|withdrawn|prepared answer|zurücknehmen|falsch|stimmt so nicht|vorbereitet|rectifico|corrijo|equivocado|error|preparada/i

test('answers turn around on three subjects in three languages, and no other does', () => {
  expect(Object.keys(REVERSALS)).toHaveLength(9)
  const others = SCRIPTS.filter(({ name }) => !(name in REVERSALS))
  expect(others.filter(({ question }) => reversalIn(textOf(question)))).toEqual([])
})

test('the refusal comes in mid-sentence, with its category and a reason for people', async () => {
  const message = await (await ask(bodyOf('Break off with a refusal'))).json()
  expect(message).toMatchObject({ stop_reason: 'refusal', stop_details: { type: 'refusal', category: 'cyber' } })
  expect(message.stop_details.explanation).toMatch(/^[A-Z].*\.$/)
  expect(message.content[0].text).toMatch(/[a-z]$/)
})

test('the stall pauses for an hour in the middle of a sentence', () => {
  const steps = stall.steps(contextFor(stall.question))
  expect(steps.map(({ type }) => type)).toEqual(['say', 'pause', 'say'])
  expect(steps[0]).toMatchObject({ text: expect.stringMatching(/ and$/) })
  expect(steps[1]).toEqual({ type: 'pause', ms: 3_600_000 })
})

test.each<[string, (string | RegExp)[]]>([
  [
    'Show me some links',
    [/\]\(https/, /\]\[\w+\]/, /\]\[\]/, /<https?:/, /\shttps:\/\/\S{200}/, /<\S+@example/, /\smailto|\(mailto/],
  ],
  ['What does a coffee a day really cost?', ['$5 and $10', '$1,200–$1,500', '$$x^2$$', '\\(x\\)', '\n$$\n', '`$5`']],
  ['Answer in Chinese', [/[》”]\*\*[\p{sc=Han}（。]/u, /\p{sc=Hiragana}{2}/u, /\p{sc=Hangul}{2}/u, /\n\| -+: \|/]],
  ['Answer in Arabic', [/\p{sc=Arabic}{3}/u, /\p{sc=Hebrew}{3}/u, /\n1\. /, /\n- /, /`x² \+ 10x = 39`/]],
])('%s: what it is there to show is in it', (question, parts) => {
  const text = textOf(question)
  for (const part of parts) expect(text).toMatch(part)
})

test('the short answer has 500 tokens, and the documentation about a thousand', () => {
  expect(splitTokens(textOf(streamingFeelsFast.question))).toHaveLength(500)
  expect(splitTokens(textOf(documentation.question)).length).toBeGreaterThan(1_000)
  expect(splitTokens(textOf(documentation.question)).length).toBeLessThan(1_100)
})

test('all five footnotes are referenced, in the order of their texts', () => {
  const text = textOf('Write an essay with footnotes')
  const [essay = '', notes = ''] = [text.slice(0, text.indexOf('\n[^')), text.slice(text.indexOf('\n[^'))]
  const defined = [...notes.matchAll(/^\[\^(\w+)\]: \S/gm)].map(([, name]) => name)
  expect(defined).toHaveLength(5)
  expect([...new Set([...essay.matchAll(/\[\^(\w+)\]/g)].map(([, name]) => name))]).toEqual(defined)
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

/** They are about medicine and about interest. */
const HELD = new Set(['medical', 'currency'])
const ORDINARY = SHOWN_SCRIPTS.filter(({ name }) => !HELD.has(name))

test.each(ORDINARY.map(({ name, question }) => [name, question] as const))(
  'what the demo shows is not held: %s',
  (_name, question) => {
    const classifier = createEmbeddedClassifier()
    expect(classifier.question({ text: question, history: [], attachments: [] })).toBeUndefined()
    const turned: string[] = []
    const watch = watchAnswer({
      sentence(sentence) {
        if (classifier.sentence(sentence)) turned.push(sentence)
        return undefined
      },
    })
    watch({ type: 'text-delta', id: 't', delta: textOf(question) })
    watch({ type: 'text-end', id: 't' })
    expect(turned).toEqual([])
  },
)
