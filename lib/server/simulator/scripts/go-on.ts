/** Continues an answer that was cut, with what its script would have said next. */
import { withoutFaults } from '@/lib/server/simulator/faults/faults'
import { textOf } from '@/lib/server/simulator/request'
import { plain, type Script, type ScriptContext, type Step, say } from '@/lib/server/simulator/script'
import { GO_ON } from '@/lib/shared/continue-words'
import { withoutPace } from '@/lib/shared/pace-words'

const AFTER_ALL =
  ' it cannot tell, takes the half for the whole.\n\nThis one knew, and asked to go on: what you read now is a second call, which was given the first half and went on behind its last character.'

/** Everything that the steps say, in their pieces. */
function piecesOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => (step.type === 'say' ? (step.deltas ?? [step.text]) : []))
}

/** The pieces after a number of characters; the piece at that point is cut. */
function after(pieces: readonly string[], characters: number): string[] {
  let left = characters
  return pieces.flatMap((piece) => {
    const rest = piece.slice(left)
    left = Math.max(0, left - piece.length)
    return rest === '' ? [] : [rest]
  })
}

/** Takes the choice of scripts as a parameter, to find out what would have come next. */
export function goOnScript(stepsFor: (context: ScriptContext) => Step[]): Script {
  return {
    name: 'go-on',
    title: 'Going on',
    question: GO_ON,
    matches: (question) => plain(question) === plain(GO_ON),
    steps({ messages, ...context }) {
      const questionIndex = messages.findLastIndex(
        (message) => message.role === 'user' && textOf(message).trim() !== GO_ON,
      )
      const question = messages[questionIndex]
      const answer = messages.findLast(({ role }) => role === 'assistant')
      if (!question || !answer) return [say('There is nothing to go on with.')]
      const earlier = {
        ...context,
        question: withoutPace(withoutFaults(textOf(question))),
        messages: messages.slice(0, questionIndex + 1),
      }
      const pieces = piecesOf(stepsFor(earlier))
      const text = textOf(answer)
      const rest = pieces.join('').startsWith(text) ? after(pieces, text.length) : []
      return [rest.length > 0 ? say(rest.join(''), rest) : say(AFTER_ALL)]
    },
  }
}
