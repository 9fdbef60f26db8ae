/** Fails before the first word, like an overloaded API: HTTP 529 and no stream. */
import { fail, plain, type Script } from '@/lib/server/simulator/script'

/** An error instead of an answer. */
export const overloaded: Script = {
  name: 'overloaded',
  title: 'An overloaded API',
  question: 'Be overloaded',
  matches: (question) => /^(?:be|act|pretend to be) overloaded$/.test(plain(question)),
  steps: () => [fail('overloaded_error', 'Overloaded')],
}
