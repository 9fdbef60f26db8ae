/** The scripts in the order in which they are asked whether a question is theirs. */
import type { Script, ScriptContext, Step } from '@/lib/server/simulator/script'
import { arabic } from './arabic'
import { bombs } from './bombs'
import { bursts } from './bursts'
import { chinese } from './chinese'
import { clock } from './clock'
import { code } from './code'
import { count } from './count'
import { currency } from './currency'
import { emoji } from './emoji'
import { failure } from './failure'
import { fallbackScript } from './fallback'
import { financial } from './financial'
import { footnotes } from './footnotes'
import { goOnScript } from './go-on'
import { greetingScript } from './greeting'
import { hostile } from './hostile'
import { legal } from './legal'
import { links } from './links'
import { longDocument } from './long-document'
import { markdownTour } from './markdown-tour'
import { math } from './math'
import { maxTokens } from './max-tokens'
import { medical } from './medical'
import { overloaded } from './overloaded'
import { parallelTools } from './parallel-tools'
import { refusal } from './refusal'
import { repeat } from './repeat'
import { stall } from './stall'
import { table } from './table'
import { thinking } from './thinking'
import { toolInput } from './tool-input'
import { toolResult } from './tool-result'

/** Scripts worth showing to people; their `question`s and `title`s make good buttons. */
export const SHOWN_SCRIPTS: readonly Script[] = [
  markdownTour,
  code,
  table,
  math,
  currency,
  thinking,
  parallelTools,
  clock,
  longDocument,
  bursts,
  chinese,
  arabic,
  medical,
  maxTokens,
  refusal,
  failure,
]

/** Scripts for those who know what to ask for: more of what is shown, failures, measurements, attacks. */
const OTHER_SCRIPTS: readonly Script[] = [
  links,
  footnotes,
  emoji,
  legal,
  financial,
  overloaded,
  stall,
  hostile,
  bombs,
  toolInput,
]

const questions = SHOWN_SCRIPTS.map(({ question }) => question)
const fallback = fallbackScript(questions)

/** Every script that a question brings on. */
export const SCRIPTS: readonly Script[] = [
  count,
  repeat,
  goOnScript((context) => stepsFor(context)),
  greetingScript(questions),
  ...SHOWN_SCRIPTS,
  ...OTHER_SCRIPTS,
]

/** The script that answers a request. */
export function chooseScript(context: ScriptContext): Script {
  const script = SCRIPTS.find(({ matches }) => matches(context.question)) ?? fallback
  return context.toolResults.length > 0 && !script.takesResults ? toolResult : script
}

/** The steps that answer a request. */
export function stepsFor(context: ScriptContext): Step[] {
  return chooseScript(context).steps(context)
}
