/** The form of the word lists. */

/** Entries are separated by commas. `fever*` also matches longer words, `*itis` endings, `*gericht*` any place. */
export type Entries = string

/** The words of one topic, by how sure a sign each is. */
export interface TopicWords {
  /** Hardly used for anything else. */
  sure: Entries
  /** Mostly about the topic, but harmless uses are common. */
  likely: Entries
  /** Counts only together with others, or with a person and a question of what to do. */
  hint: Entries
  /** Likely signs in an answer, where sentences are of one subject; too common in questions to count there. */
  inAnswers?: Entries
}

/** What a text is about or wants, apart from the topics. */
export const SIGNS = [
  /** The person speaks of themselves. */
  'self',
  /** Somebody they care for. */
  'kin',
  /** What to do, whether one may, whether it is safe. */
  'action',
  /** The person may harm themselves: always about health, whatever else the text says. */
  'crisis',
  /** How long something has been so. */
  'lasting',
  /** Asks who, what, when or why: from somebody who does not mention themselves, often a question of knowledge. */
  'knowledge',
  /** Asks how something is done, as people ask about programs and games: not a question of what to do. */
  'technique',
  /** Words that give advice, in an answer. */
  'advice',
  /** Programming and computers. */
  'code',
  /** Games and sport. */
  'play',
  /** Writing, films, books, songs. */
  'fiction',
  /** School, history, language, general knowledge. */
  'study',
  /** Plants, machines, kitchen, animals, travel. */
  'things',
  /** Wants something made or found: a text, a recipe, a gift, a trip. */
  'errand',
  /** Refers to what was said before. */
  'back',
  /** Leaves what was said before. */
  'onward',
] as const

/** One of them. */
export type Sign = (typeof SIGNS)[number]

/** Subjects that speak against a topic: a `merge conflict` is no dispute. */
export const HARMLESS_SIGNS = ['code', 'play', 'fiction', 'study', 'things'] as const satisfies readonly Sign[]

/** The lists of one language. */
export interface LanguageWords {
  /** Frequent words by which the language is recognised. Empty where its script is enough. */
  common: Entries
  medical: TopicWords
  legal: TopicWords
  financial: TopicWords
  signs: Partial<Record<Sign, Entries>>
}
