/** Calls the clock tool twice in one turn, and compares the results. */
import { blocksOf } from '@/lib/server/simulator/request'
import { call, plain, type Script, type ScriptContext, say, type ToolResult } from '@/lib/server/simulator/script'
import { fenced } from './fenced'

const TOOL = 'current_time'
const PLACES = [
  { city: 'New York', zone: 'America/New_York' },
  { city: 'Tokyo', zone: 'Asia/Tokyo' },
]
const MATCH =
  /^(?:compare (?:the )?(?:current )?times?(?: right now| now)?|what time is it(?: right now| now)?|what(?:'s| is) the (?:current )?time) in (?:new york(?: city)? (?:and|with|to) (?:in )?tokyo|tokyo (?:and|with|to) (?:in )?new york(?: city)?)(?: right now| now)?$/

/** Two calls at once, with their results. */
export const parallelTools: Script = {
  name: 'parallel-tools',
  title: 'Two tools at once',
  question: 'Compare the time in New York and Tokyo',
  takesResults: true,
  matches: (question) => MATCH.test(plain(question)),
  steps(context) {
    const readings = readingsOf(context)
    if (readings.length > 0) return [say(comparison(readings))]
    if (context.tools.some(({ name }) => name === TOOL)) {
      return [say('I will look at both clocks at once.'), ...PLACES.map(({ zone }) => call(TOOL, { time_zone: zone }))]
    }
    return [
      say(
        `I cannot compare them: this request offers me no tool called \`${TOOL}\`, and two guesses are no better than one. With the tool I would ask for \`America/New_York\` and \`Asia/Tokyo\` in one turn, as neither has to wait for the other, and answer with what it says.`,
      ),
    ]
  },
}

interface Reading {
  city: string
  result: ToolResult
}

/** The results in the order of their calls; a call says which city it was for. */
function readingsOf({ messages, toolResults }: ScriptContext): Reading[] {
  return messages.flatMap(blocksOf).flatMap((block) => {
    const result = block.type === 'tool_use' ? toolResults.find(({ id }) => id === block.id) : undefined
    const input = JSON.stringify(block.input) ?? ''
    const place = PLACES.find(({ zone }) => input.includes(zone))
    return result ? [{ city: place?.city ?? `The tool \`${result.name}\``, result }] : []
  })
}

function comparison(readings: readonly Reading[]): string {
  const quotes = readings.map(
    ({ city, result }) => `**${city}**${result.isError ? ' could not be asked' : ''}:\n\n${fenced(result.text)}`,
  )
  return [...quotes, conclusion(readings)].join('\n\n')
}

function conclusion(readings: readonly Reading[]): string {
  if (readings.some(({ result }) => result.isError)) {
    return 'With a clock missing there is nothing to compare, and I will not guess the other half.'
  }
  const [first, second] = readings.map(({ city, result }) => ({ city, minutes: offsetIn(result.text) }))
  if (first?.minutes === undefined || second?.minutes === undefined) {
    return 'That is what the clocks say. They do not say how far each is from Greenwich, so I leave the subtraction to you.'
  }
  const ahead = second.minutes - first.minutes
  if (ahead === 0) return `${first.city} and ${second.city} read the same at this moment.`
  const [leader, other] = ahead > 0 ? [second, first] : [first, second]
  return `So **${leader.city} is ${spanOf(Math.abs(ahead))} ahead of ${other.city}**. Both calls went out in one turn and ran side by side; I added nothing to what they brought but the subtraction.`
}

/** Minutes ahead of UTC, from a text such as `21:07 GMT+9` or `2026-11-21T21:07:00+09:00`. */
function offsetIn(text: string): number | undefined {
  const found = /(?:GMT|UTC|T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([+-])(\d{1,2})(?::?(\d\d))?/.exec(text)
  if (!found) return undefined
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0)
  return found[1] === '-' ? -minutes : minutes
}

function spanOf(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const named = hours === 1 ? '1 hour' : `${hours} hours`
  return rest === 0 ? named : `${named} and ${rest} minutes`
}
