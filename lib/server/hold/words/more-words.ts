/** More words of a language, from a file of their own. */
import type { LanguageWords, TopicWords } from './language-words'

/** Lists that are added to those of a language. */
export type MoreWords = Partial<Record<'medical' | 'legal' | 'financial', Partial<TopicWords>>> &
  Pick<LanguageWords, 'signs'>

/** A language's lists with more words. */
export function withMoreWords(words: LanguageWords, more: MoreWords): LanguageWords {
  return {
    ...words,
    medical: joined(words.medical, more.medical),
    legal: joined(words.legal, more.legal),
    financial: joined(words.financial, more.financial),
    signs: joined(words.signs, more.signs),
  }
}

function joined<Lists extends object>(lists: Lists, more: Partial<Lists> = {}): Lists {
  const all = { ...lists } as Record<string, string | undefined>
  for (const [name, entries] of Object.entries(more)) all[name] = [all[name], entries].filter(Boolean).join(',')
  return all as Lists
}
