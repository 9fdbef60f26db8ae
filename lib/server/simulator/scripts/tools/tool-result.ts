/** Answers a request that ends in tool results that no script asked for. */
import { type Script, say } from '@/lib/server/simulator/script'
import { resultText } from './clock'

/** Reports every result. */
export const toolResult: Script = {
  name: 'tool-result',
  title: 'Tool results',
  question: '',
  matches: () => false,
  steps: ({ toolResults }) => [say(toolResults.map(resultText).join('\n\n'))],
}
