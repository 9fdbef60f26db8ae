/** A model whose answers come in one delta each, however long they are. */
import { type AnswerEvents, type ModelServer, startModelServer } from './model-server'

/** An answer that is long in one part; or a long question, whose answer is short. */
export interface LongAnswer {
  readonly part: 'text' | 'thinking' | 'tool' | 'tools' | 'sources' | 'citations' | 'question'
  /**
   * For sources, a letter for each text that has some; for tools, the input of each; for citations, the text of all.
   */
  readonly text: string
}

/** The end of each text, by which a test sees that it is complete. */
export const END = '\n\nquokkaterminus'

const END_TEXT = { type: 'text_delta', text: `The end.${END}` }
/** As many as are kept for one text. */
const SOURCES = 20
/** As many as one answer may have. */
const CALLS = 200
const CITATIONS = 10_000

const citation = (at: number) => ({
  type: 'web_search_result_location',
  url: `https://a.example/${at}`,
  title: `Page ${at}`,
  cited_text: 'Words that stand there. '.repeat(10),
  encrypted_index: '',
})

function send({ start, block, end }: AnswerEvents, { part, text }: LongAnswer) {
  start()
  if (part === 'question') block({ type: 'text', text: '' }, END_TEXT)
  else if (part === 'sources') {
    const sources = (from: number) =>
      Array.from({ length: SOURCES }, (_, at) => ({ type: 'citations_delta', citation: citation(from + at) }))
    for (const [at] of [...text].entries())
      block({ type: 'text', text: '' }, { type: 'text_delta', text: `Text ${at}. ` }, ...sources(at * SOURCES))
    block({ type: 'text', text: '' }, END_TEXT)
  } else if (part === 'citations') {
    const citations = Array.from({ length: CITATIONS }, (_, at) => ({
      type: 'citations_delta',
      citation: citation(at),
    }))
    block({ type: 'text', text: '' }, { type: 'text_delta', text: text + END }, ...citations)
  } else if (part === 'tools') {
    const delta = { type: 'input_json_delta', partial_json: text }
    for (let at = 0; at < CALLS; at++)
      block({ type: 'tool_use', id: `toolu_${at}`, name: 'calculate', input: {} }, delta)
  } else if (part === 'text') block({ type: 'text', text: '' }, { type: 'text_delta', text })
  else if (part === 'thinking') {
    block({ type: 'thinking', thinking: '', signature: '' }, { type: 'thinking_delta', thinking: text })
    block({ type: 'text', text: '' }, END_TEXT)
  } else {
    const tool = { type: 'tool_use', id: 'toolu_1', name: 'calculate', input: {} }
    block(tool, { type: 'input_json_delta', partial_json: text })
  }
  end(part === 'tool' || part === 'tools' ? 'tool_use' : 'end_turn')
}

/** Starts it; `answerTo` gets the body of each request. */
export function startOneDeltaModel(answerTo: (body: string) => LongAnswer): Promise<ModelServer> {
  return startModelServer((body, events) => send(events, answerTo(body)))
}
