/** The operator's own topics: lists of terms in a file. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { HOLD_TOPICS } from '@/lib/shared/hold'
import { fold, foldText } from './fold-text'
import { TOPIC_NAME } from './hold-settings'
import { TermTree } from './term-tree'

/** Terms by topic. A term is a word or a phrase, and matches only as a whole. */
export type OwnTopics = Readonly<Record<string, readonly string[]>>

const MAX_TOPICS = 20
const MAX_TERMS = 2_000
const MAX_TERM_CHARACTERS = 80

const terms = z
  .array(
    z
      .string()
      .max(MAX_TERM_CHARACTERS, `a term has at most ${MAX_TERM_CHARACTERS} characters`)
      .refine((term) => fold(term) !== '', 'a term needs a letter or a digit'),
    'must be a list of terms',
  )
  .min(1, 'needs a term')
  .max(MAX_TERMS, `has at most ${MAX_TERMS} terms`)

const file = z
  .record(z.string(), terms, 'must be an object: names of topics with lists of terms')
  .refine((topics) => Object.keys(topics).length <= MAX_TOPICS, `has at most ${MAX_TOPICS} topics`)
  .superRefine((topics, context) => {
    for (const name of Object.keys(topics)) {
      if (!TOPIC_NAME.test(name)) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'is no name of a topic: use a-z, 0-9 and -, up to 41 characters',
        })
      } else if ((HOLD_TOPICS as readonly string[]).includes(name)) {
        context.addIssue({ code: 'custom', path: [name], message: 'is built in: choose another name' })
      }
    }
  })

/** Reads the text of a file of terms. Throws an error that names every fault. */
export function parseOwnTopics(text: string): OwnTopics {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(`The file of HOLD_TERMS_FILE is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const { data, error } = file.safeParse(json)
  if (data) return data
  const faults = error.issues.map(
    ({ path, message }) => `  ${path.length > 0 ? path.join('.') : 'the file'}: ${message}`,
  )
  throw new Error(`The file of HOLD_TERMS_FILE has faults:\n${faults.join('\n')}`)
}

/** Reads the file of a setting; no topics without one. Throws an error that names every fault. */
export function readOwnTopics(path: string | undefined): OwnTopics {
  if (path === undefined) return {}
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Error(`The file of HOLD_TERMS_FILE cannot be read: ${path}`)
  }
  return parseOwnTopics(text)
}

/** Makes a function that names the first topic with a term in a text. */
export function createOwnTopics(topics: OwnTopics): (text: string) => string | undefined {
  const topicsWithTerms = Object.entries(topics)
  // Spares every sentence of every answer the folding.
  if (topicsWithTerms.length === 0) return () => undefined
  const tree = new TermTree<string>(false)
  for (const [topic, list] of topicsWithTerms) {
    // A star is an ordinary character in an operator's term.
    for (const term of list) tree.add(term.replaceAll('*', ' '), topic)
  }
  return (text) => tree.find(foldText(text))[0]?.value
}
