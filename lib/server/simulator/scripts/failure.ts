/** Begins an answer and breaks off with an error, like an overloaded API. */
import { fail, plain, type Script, say } from '@/lib/server/simulator/script'

/** An error in the middle of an answer. */
export const failure: Script = {
  name: 'failure',
  title: 'An error midway',
  question: 'Break off with an overloaded error',
  matches: (question) =>
    /^(?:break off|fail|stop|end) (?:midway )?with an? overloaded[ _]error(?: midway)?$/.test(plain(question)),
  steps: () => [
    say(
      'This answer begins as any other. Some sentences arrive, the reader settles in, and then, in the middle of a thought, the server that was',
    ),
    fail('overloaded_error', 'Overloaded'),
  ],
}
