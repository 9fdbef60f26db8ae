/** Calls a tool with an input that it must refuse. */
import { toolTurn, unlessFailed } from './tool-turn'

/** A call that fails. */
export const failingTool = toolTurn({
  name: 'failing-tool',
  title: 'A tool that fails',
  question: 'Use a tool that fails',
  opening: 'I will divide by zero, which no calculator can do.',
  calls: [{ name: 'calculator', input: { expression: '1 / 0' } }],
  closing: ([result]) => unlessFailed(result, ({ text }) => `Against all expectation it said: ${text}`),
})
