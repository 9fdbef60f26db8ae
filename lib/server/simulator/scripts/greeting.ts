/** Says who answers here, and what there is to try. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const GREETING = /^(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?: there| claude| you)?$/
const WHO = /^(?:who|what) are you$|^what can you do(?: here)?$|^help(?: me)?$/

/** The greeting; it names the questions that the other scripts answer. */
export function greetingScript(questions: readonly string[]): Script {
  return {
    name: 'greeting',
    title: 'Hello',
    question: 'Who are you?',
    matches(question) {
      const text = plain(question).replaceAll(/[,!]/g, '')
      return (
        GREETING.test(text) ||
        WHO.test(text) ||
        (/^(?:hi|hello|hey) /.test(text) && WHO.test(text.replace(/^\w+ /, '')))
      )
    },
    steps: () => [
      say(
        `Hello! I am the **demo simulator** of Firstword. No model is behind me: I play prepared answers, word by word, in the same wire format as the Claude API, so that you can see how an answer arrives.

Try one of these:

${questions.map((question) => `- ${question}`).join('\n')}
`,
      ),
    ],
  }
}
