/** Summarises a conversation as well as a program without understanding can: it lists the questions. */
import { type Step, say } from '@/lib/server/simulator/script'

const MAX_QUESTIONS = 20
const MAX_CHARACTERS = 160

/** The whole answer to a summary call. */
export function summarySteps(request: string): Step[] {
  const questions = [...request.matchAll(/^Person: (.+)$/gm)].map(([, question = '']) =>
    question.slice(0, MAX_CHARACTERS),
  )
  const items = questions.slice(-MAX_QUESTIONS).map((question) => `- ${question}`)
  const opening = 'The simulator cannot summarise: it only lists what the person asked so far.'
  return [say(items.length > 0 ? `${opening}\n\n${items.join('\n')}` : opening)]
}
