import { expect, test } from 'vitest'
import { fold } from '@/lib/server/hold/fold-text'
import { HOLD_TOPICS } from '@/lib/shared/hold'
import { type Entries, SIGNS } from './language-words'
import { LANGUAGES } from './languages'

/** Lists of which an entry counts in the first that has it. */
function groupsOf({ common, signs, ...topics }: (typeof LANGUAGES)[string]): Array<Array<Entries | undefined>> {
  return [
    [common],
    ...SIGNS.map((sign) => [signs[sign]]),
    ...HOLD_TOPICS.flatMap((topic) => {
      const { sure, likely, hint, inAnswers } = topics[topic]
      return [[sure, likely, hint], [inAnswers]]
    }),
  ]
}

test('every entry can match, and none is in a language’s lists of one kind twice', () => {
  for (const [language, words] of Object.entries(LANGUAGES)) {
    for (const group of groupsOf(words)) {
      const written = group.flatMap((list = '') => list.split(/[,\n]/).map((entry) => entry.trim())).filter(Boolean)
      const entries = written.map((entry) => entry.replace(/[^*]+/g, fold))
      expect(
        entries.filter((entry, at) => /^\**$/.test(entry) || entries.indexOf(entry) !== at),
        language,
      ).toEqual([])
    }
  }
})
