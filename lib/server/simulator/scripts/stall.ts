/** Falls silent in the middle of an answer, so that somebody else has to end it. */
import { pause, plain, type Script, say } from '@/lib/server/simulator/script'

/** Longer than any watchdog waits. */
const STALL_MS = 3_600_000

const MATCH =
  /^(?:fall silent|stall|hang|freeze)(?: (?:midway|in mid-answer|in the middle of (?:an|the|your) answer))?$/

/** Some sentences, and then nothing for an hour. */
export const stall: Script = {
  name: 'stall',
  title: 'An answer that falls silent',
  question: 'Fall silent in the middle of an answer',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(
      `A keeper of the old lighthouses wound the clockwork and trimmed the lamp every few hours, also on nights without a ship in sight. Nobody thanked him for such nights, and nobody could have told whether he had been needed. But sailors plan by what they expect to see. A coast without any light is only dark; what wrecks a ship is a light that was always there and`,
    ),
    pause(STALL_MS),
    say(' then, without a word, is not.'),
  ],
}
