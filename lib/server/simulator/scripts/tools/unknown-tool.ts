/** Calls a tool that was not offered. */
import { toolTurn, unlessFailed } from './tool-turn'

/** A call of an unknown tool. */
export const unknownTool = toolTurn({
  name: 'unknown-tool',
  title: 'A tool that is not there',
  question: 'Call a tool that does not exist',
  opening: 'I will call something that nobody offered me.',
  calls: [{ name: 'launch_rocket', input: { target: 'Moon', crew: ['Ada', 'Grace'], at: { day: 1, hour: 6 } } }],
  isUnoffered: true,
  closing: ([result]) => unlessFailed(result, ({ text }) => `Against all expectation it said: ${text}`),
})
