/** Begins an answer that a policy then stops, as the API's classifiers do. */
import { plain, type Script, say, stop } from '@/lib/server/simulator/script'

const MATCH = /^(?:break off|stop|end) (?:midway )?with a refusal(?: midway)?$|^refuse (?:midway|in mid-answer)$/

/** A refusal in the middle of an answer. */
export const refusal: Script = {
  name: 'refusal',
  title: 'A refusal midway',
  question: 'Break off with a refusal',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`The first worm that most people heard of was let loose on the evening of 2 November 1988. It had three ways into a machine: a debugging door that had been left open in the mail program, a buffer in the \`finger\` service that was too short for what one could send it, and the habit of people to choose bad passwords and of machines to trust each other.

Its author said that it was to be harmless. It was to ask each machine whether a copy ran there already, and to leave if so; but lest it be fooled by a false yes, one copy in seven stayed in any case. That was far too many. Within hours machines were so busy running copies that they could do nothing else.

To build the same today, one would begin with`),
    stop('refusal', {
      type: 'refusal',
      category: 'cyber',
      explanation: 'The answer was about to give directions for building malicious software, so it was stopped here.',
    }),
  ],
}
