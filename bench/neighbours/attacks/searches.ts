/** Many searches of a long history at once. */
import { type Attack, statusOf, times } from '@/bench/neighbours/attack'
import { importAll, talk } from '@/bench/neighbours/conversations'
import { seededRandom } from '@/lib/server/chaos/random'
import { makeText, VOCABULARY } from '@/lib/server/database/fixtures/made-up-texts'

const AT_ONCE = 60
const CHATS = 900
const TEXTS = 6

/** Common words, rare words, and parts of words. */
function queryAt(at: number): string {
  const common = VOCABULARY[at % 20] ?? ''
  const rare = VOCABULARY[VOCABULARY.length - 1 - at] ?? ''
  return [common, `${common} ${rare}`, rare.slice(0, 3), [...VOCABULARY.slice(at, at + 40)].join(' ')][at % 4] ?? ''
}

export const searches: readonly Attack[] = [
  {
    name: 'search',
    async prepare({ guest }) {
      const random = seededRandom('neighbours')
      const texts = () => Array.from({ length: TEXTS }, () => makeText(random))
      await importAll(
        guest(),
        Array.from({ length: CHATS }, () => talk(...texts())),
      )
      return (signal) =>
        times(AT_ONCE, async (at) => {
          const query = encodeURIComponent(queryAt(at).slice(0, 500))
          return statusOf(await guest().fetch(`/api/search?q=${query}`, { signal }))
        })
    },
  },
]
