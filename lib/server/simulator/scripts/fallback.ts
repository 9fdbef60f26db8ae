/** The answer to a question that no script knows: the truth, and what to ask instead. */
import { type Script, say } from '@/lib/server/simulator/script'

/** Matches everything, so it comes last. */
export function fallbackScript(questions: readonly string[]): Script {
  return {
    name: 'fallback',
    title: 'Anything else',
    question: 'Anything else',
    matches: () => true,
    steps: () => [
      say(
        `This is the **demo simulator**: no model is behind it, and it did not understand your question. It only knows a few prepared answers.

Questions that it does know:

${questions.map((question) => `- ${question}`).join('\n')}

To get real answers from Claude:

1. Get an API key at [platform.claude.com](https://platform.claude.com/).
2. Set it as the environment variable \`ANTHROPIC_API_KEY\` of the server.
3. Restart the server.
`,
      ),
    ],
  }
}
