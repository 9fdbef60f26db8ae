/** The scripts in the order in which they are asked whether a question is theirs. */
import type { Script, ScriptContext, Step } from '@/lib/server/simulator/script'
import { arabic } from './arabic'
import { blocks } from './blocks'
import { bombs } from './bombs'
import { bursts } from './bursts'
import { calculation } from './calculation'
import { chart } from './chart'
import { chinese } from './chinese'
import { clock } from './clock'
import { code } from './code'
import { codeExecution } from './code-execution'
import { conversion } from './conversion'
import { count } from './count'
import { currency } from './currency'
import { documentQuotes } from './document-quotes'
import { emoji } from './emoji'
import { failingTool } from './failing-tool'
import { failure } from './failure'
import { fallbackScript } from './fallback'
import { financial } from './financial'
import { footnotes } from './footnotes'
import { goOnScript } from './go-on'
import { greetingScript } from './greeting'
import { hostile } from './hostile'
import { injected } from './injected'
import { hiddenThinking, interleaved } from './interleaved'
import { javascript } from './javascript'
import { legal } from './legal'
import { links } from './links'
import { longDocument } from './long-document'
import { markdownTour } from './markdown-tour'
import { math } from './math'
import { maxTokens } from './max-tokens'
import { medical } from './medical'
import { myChats } from './my-chats'
import { overloaded } from './overloaded'
import { parallelTools } from './parallel-tools'
import { refusal } from './refusal'
import { repeat } from './repeat'
import { stall } from './stall'
import { table } from './table'
import { thinking } from './thinking'
import { threeTools } from './three-tools'
import { toolInput } from './tool-input'
import { toolResult } from './tool-result'
import { unknownTool } from './unknown-tool'
import { pausedSearch, webSearch } from './web-search'

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
  chart,
  javascript,
  webSearch,
  documentQuotes,
  codeExecution,
  interleaved,
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
  blocks,
  pausedSearch,
  hiddenThinking,
  toolInput,
  calculation,
  conversion,
  myChats,
  threeTools,
  failingTool,
  unknownTool,
  injected,
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
