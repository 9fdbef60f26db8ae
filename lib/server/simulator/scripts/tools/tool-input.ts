/** Calls a tool with an input of any size, to measure its cost. */
import { call, plain, type Script, say } from '@/lib/server/simulator/script'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'

const CLOCK = 'current_time'
const LIMIT_KILOBYTES = 1_000
const WORDS_IN_KILOBYTE = 128

function kilobytesOf(question: string): number {
  const found = /^write (\d{1,4}) ?(?:kb|kilobytes?) of tool input$/.exec(plain(question))
  return found ? Number(found[1]) : 0
}

/** Exactly so many kilobytes of counting words, with a full stop as the last byte. */
export function noteOf(kilobytes: number): string {
  return `${countingDeltas(kilobytes * WORDS_IN_KILOBYTE).join('')}.`
}

/** `write N KB of tool input`, up to 1,000, for the first tool other than the clock, or else for the clock. */
export const toolInput: Script = {
  name: 'tool-input',
  title: 'A large tool input',
  question: 'Write 4 KB of tool input',
  takesResults: true,
  matches(question) {
    const kilobytes = kilobytesOf(question)
    return kilobytes >= 1 && kilobytes <= LIMIT_KILOBYTES
  },
  steps({ question, toolResults, tools }) {
    const result = toolResults[0]
    if (result) {
      return [
        say(`The tool \`${result.name}\` ${result.isError ? 'refused the input' : 'took the input'}. That is all.`),
      ]
    }
    const tool = tools.find(({ name }) => name !== CLOCK) ?? tools[0]
    if (!tool) return [say('This request offers me no tool, so there is nothing to write an input for.')]
    return [call(tool.name, { time_zone: 'Europe/Paris', note: noteOf(kilobytesOf(question)) })]
  },
}
