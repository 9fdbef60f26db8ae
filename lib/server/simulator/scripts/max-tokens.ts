/** Reaches the token limit in the middle of a sentence. */
import { plain, type Script, say, stop } from '@/lib/server/simulator/script'

const MATCH = /^(?:stop|run|end|break off|cut|hit)\b.{0,40}\b(?:max[_ ]tokens|token limit)$/

/** An answer that is cut. */
export const maxTokens: Script = {
  name: 'max-tokens',
  title: 'A cut answer',
  question: 'Stop in mid-sentence at the token limit',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Every answer has a budget. The request names it as \`max_tokens\`, the model spends it word by word, and when it is gone the answer ends where it stands, even if the sentence does not.

A budget that runs out is not an error. The text so far is good, its tokens are paid for, and the end says plainly what happened: the stop reason is \`max_tokens\` and not \`end_turn\`. An app that knows the difference marks such an answer as cut and offers to go on. An app that does not know it shows half a thought as though it were whole, and the reader, who has no way to see that`),
    stop('max_tokens'),
  ],
}
