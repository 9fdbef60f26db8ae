/** The scripts in the order in which they are asked whether a question is theirs. */
import type { Script, ScriptContext, Step } from '@/lib/server/simulator/script'
import { clock } from './clock'
import { code } from './code'
import { count } from './count'
import { failure } from './failure'
import { fallbackScript } from './fallback'
import { greetingScript } from './greeting'
import { longDocument } from './long-document'
import { markdownTour } from './markdown-tour'
import { math } from './math'
import { maxTokens } from './max-tokens'
import { repeat } from './repeat'
import { table } from './table'
import { thinking } from './thinking'
import { toolResult } from './tool-result'

/** Scripts worth showing to people; their `question`s and `title`s make good buttons. */
export const SHOWN_SCRIPTS: readonly Script[] = [
  markdownTour,
  code,
  table,
  math,
  thinking,
  clock,
  longDocument,
  maxTokens,
  failure,
]

const questions = SHOWN_SCRIPTS.map(({ question }) => question)
const fallback = fallbackScript(questions)

/** Every script that a question brings on. */
export const SCRIPTS: readonly Script[] = [count, repeat, greetingScript(questions), ...SHOWN_SCRIPTS]

/** The script that answers a request. */
export function chooseScript(context: ScriptContext): Script {
  const script = SCRIPTS.find(({ matches }) => matches(context.question)) ?? fallback
  return context.toolResults.length > 0 && script !== clock ? toolResult : script
}

/** The steps that answer a request. */
export function stepsFor(context: ScriptContext): Step[] {
  return chooseScript(context).steps(context)
}
