/** Finds what speaks for and against each topic in a text. */
import { HOLD_TOPICS } from '@/lib/shared/hold'
import { foldText } from './fold-text'
import { leaningOf } from './leaning'
import { type Found, TermTree } from './term-tree'
import { HARMLESS_SIGNS, SIGNS, type Sign } from './words/language-words'
import { LANGUAGES } from './words/languages'

/** A built-in topic. */
export type BuiltInTopic = (typeof HOLD_TOPICS)[number]

/** What was found in a text. */
export interface Reading {
  words: number
  /** How its everyday words lean: towards advice or away from it. */
  leaning: number
  /** How many different entries of each list were found. */
  topics: Record<BuiltInTopic, Record<List, number>>
  signs: Record<Sign, number>
  /** A sum of money or a percentage; a dose. */
  hasMoney: boolean
  hasDose: boolean
}

interface Meaning {
  language: string
  topic?: BuiltInTopic
  list?: List
  sign?: Sign | 'common'
}

const LISTS = ['sure', 'likely', 'hint', 'inAnswers'] as const
type List = (typeof LISTS)[number]
/** Words in the phrases of these subjects do not count for a topic. */
const HARMLESS: ReadonlySet<string> = new Set(HARMLESS_SIGNS)

const tree = new TermTree<Meaning>()
for (const [language, words] of Object.entries(LANGUAGES)) {
  const add = (list: string, meaning: Omit<Meaning, 'language'>) => {
    for (const entry of list.split(/[,\n]/)) {
      if (entry.trim() !== '') tree.add(entry.trim(), { language, ...meaning })
    }
  }
  add(words.common, { sign: 'common' })
  for (const topic of HOLD_TOPICS) for (const list of LISTS) add(words[topic][list] ?? '', { topic, list })
  for (const sign of SIGNS) add(words.signs[sign] ?? '', { sign })
}

/** Letters compared so far, by which tests bound the work. */
export function comparedLetters(): number {
  return tree.steps
}

/** Reads a text. */
export function readText(text: string): Reading {
  const folded = foldText(text)
  const all = tree.find(folded)
  const languages = languagesOf(folded, all)
  const found = all.filter(({ value }) => value.sign !== 'common' && languages.has(value.language))
  found.sort((one, other) => other.end - other.start - (one.end - one.start) || rank(one.value) - rank(other.value))

  const reading: Reading = {
    words: countWords(folded),
    leaning: leaningOf(folded),
    topics: { medical: zeros(LISTS), legal: zeros(LISTS), financial: zeros(LISTS) },
    signs: zeros(SIGNS),
    ...amountsIn(folded),
  }
  const counted = new Set<string>()
  const covered = new Map<string, Uint8Array>()
  // The longest first: what is within it does not count again.
  for (const { start, end, value } of found) {
    // Words that count only in answers take nothing away from the other lists.
    const group = value.list === 'inAnswers' ? `${value.topic} in answers` : (value.topic ?? value.sign ?? '')
    const isPhrase = HARMLESS.has(group) && folded.slice(start, end).includes(' ')
    const groups = isPhrase ? [group, ...HOLD_TOPICS] : group === 'technique' ? [group, 'self', 'action'] : [group]
    if (isTaken(covered, group, folded.length, start, end)) continue
    for (const each of groups) coveredBy(covered, each, folded.length).fill(1, start, end)
    const key = `${group} ${folded.slice(start, end)}`
    if (counted.has(key)) continue
    counted.add(key)
    if (value.topic && value.list) reading.topics[value.topic][value.list]++
    else if (value.sign && value.sign !== 'common') reading.signs[value.sign]++
  }
  return reading
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
}

function rank({ list }: Meaning): number {
  return list ? LISTS.indexOf(list) : -1
}

function coveredBy(covered: Map<string, Uint8Array>, group: string, length: number): Uint8Array {
  const known = covered.get(group) ?? new Uint8Array(length)
  covered.set(group, known)
  return known
}

/** Longer entries come first, so that one that overlaps another has an end within it. */
function isTaken(covered: Map<string, Uint8Array>, group: string, length: number, start: number, end: number): boolean {
  const taken = coveredBy(covered, group, length)
  return taken[start] === 1 || taken[end - 1] === 1
}

/** The languages that a text is likely written in, by its frequent words and its script. */
function languagesOf(folded: string, found: readonly Found<Meaning>[]): Set<string> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const { start, value } of found) {
    if (value.sign !== 'common' || seen.has(`${value.language} ${start}`)) continue
    seen.add(`${value.language} ${start}`)
    counts.set(value.language, (counts.get(value.language) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  const hasKana = /[\u3040-\u30ff]/.test(folded)
  return new Set(
    Object.keys(LANGUAGES).filter((language) => {
      if (language === 'japanese') return hasKana
      if (language === 'chinese') return !hasKana
      if (LANGUAGES[language]?.common === '') return true
      return (counts.get(language) ?? 0) >= most * NEAR_MOST
    }),
  )
}

/** Languages with almost as many frequent words as the first count as well: people mix them, and some are alike. */
const NEAR_MOST = 0.7

function countWords(folded: string): number {
  const unspaced = folded.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0
  // Two such characters are about a word.
  return folded.split(' ').length - 2 + Math.floor(unspaced / 2)
}

const MONEY = new Set(
  '€ $ £ ¥ ₹ ₩ ₽ ₺ ₪ % k eur usd gbp chf euro euros dollar dollars dolar dolares bucks quid pounds million millions mil mila tsd tys tl lira pln zl reais reales pesos rub грн руб рублей тысяч ريال درهم דولר שקל שקלים lakh crore लाख करोड़ 만원 万 万円 円 元 balles francs percent prozent'.split(
    ' ',
  ),
)
const DOSE = new Set(
  'mg ml mcg μg iu ie ui mmol mmhg мг мл mgs milligram milligramm milligrammes miligramos'.split(' '),
)

/** Numbers with a unit, on either side. */
function amountsIn(folded: string): { hasMoney: boolean; hasDose: boolean } {
  const words = folded.split(' ')
  const isNumber = (word: string | undefined) => word !== undefined && /^\p{Nd}/u.test(word)
  const near = (units: ReadonlySet<string>) =>
    words.some((word, at) => units.has(word) && (isNumber(words[at - 1]) || isNumber(words[at + 1])))
  const hasUnspacedMoney = /\p{Nd} ?(?:万|円|元|块|만|억|원|亿)/u.test(folded)
  return { hasMoney: near(MONEY) || hasUnspacedMoney, hasDose: near(DOSE) }
}
