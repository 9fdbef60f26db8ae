/** Thinks, calls a tool, thinks about its result, and answers. */
import { call, offers, plain, redact, type Script, say, think } from '@/lib/server/simulator/script'
import { resultText } from './clock'

const TOOL = 'current_time'

/** Thinking between tool calls. */
export const interleaved: Script = {
  name: 'interleaved',
  title: 'Thinking between tools',
  question: 'Think between two looks at the clock',
  takesResults: true,
  matches: (question) => plain(question) === 'think between two looks at the clock',
  steps(context) {
    const { toolResults, messages } = context
    const [result] = toolResults
    if (!offers(context, TOOL)) return [say(`This request offers me no tool called \`${TOOL}\`.`)]
    if (!result) {
      return [
        think('Two looks at one clock say nothing new. I look at Rome first, and then somewhere else.'),
        say('First a look at Rome.'),
        call(TOOL, { time_zone: 'Europe/Rome' }),
      ]
    }
    const isSecond = JSON.stringify(messages).includes('Asia/Tokyo')
    if (!isSecond) {
      return [
        think('Rome has answered. Tokyo has no summer time, so its clock is the steadier one to compare with.'),
        call(TOOL, { time_zone: 'Asia/Tokyo' }),
      ]
    }
    return [think('Both have answered; what the second said is what was asked for last.'), say(resultText(result))]
  },
}

/** Thinking that is not shown: one encrypted block, and one without text. */
export const hiddenThinking: Script = {
  name: 'hidden-thinking',
  title: 'Thinking that is not shown',
  question: 'Think without showing it',
  matches: (question) => plain(question) === 'think without showing it',
  steps: () => [
    redact('a sealed thought'),
    think(''),
    say('I have thought about it. What I thought stays with the model, so there is nothing to open above.'),
  ],
}
