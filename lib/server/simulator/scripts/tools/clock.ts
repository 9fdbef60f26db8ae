/** Calls the clock tool if the request offers it, and reports its result. */
import { call, plain, type Script, say, type ToolResult } from '@/lib/server/simulator/script'
import { fenced } from './fenced'

const TOOL = 'current_time'
const TIME_IN_TOKYO =
  /^(?:tell me )?(?:what time is it|what's the time|what is the (?:current )?time|what time it is|the (?:current )?time)\b.{0,20}\bin tokyo\b(?: right now| now)?$/

/** A tool call with its result. */
export const clock: Script = {
  name: 'clock',
  title: 'A tool call',
  question: 'What time is it in Tokyo?',
  takesResults: true,
  matches: (question) => TIME_IN_TOKYO.test(plain(question)),
  steps({ toolResults, tools }) {
    const result = toolResults.find(({ name }) => name === TOOL)
    if (result) return [say(resultText(result))]
    if (tools.some(({ name }) => name === TOOL)) {
      return [say('I will look at the clock.'), call(TOOL, { time_zone: 'Asia/Tokyo' })]
    }
    return [
      say(
        `I cannot tell: this request offers me no tool called \`${TOOL}\`, and without a clock I would have to guess. With the tool I would ask it for the time zone \`Asia/Tokyo\` and answer with what it says.`,
      ),
    ]
  },
}

/** An answer that reports a tool's result. */
export function resultText({ name, text, isError }: ToolResult): string {
  const opening = isError
    ? `The tool \`${name}\` could not answer. It said:`
    : (openings[name] ?? `The tool \`${name}\` answered:`)
  const closing = isError
    ? 'So I do not know, and I will not guess.'
    : 'That is what the tool said; I added nothing to it.'
  return `${opening}\n\n${fenced(text)}\n\n${closing}`
}

const openings: Record<string, string> = { [TOOL]: 'The clock in Tokyo says:' }
