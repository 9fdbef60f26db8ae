/** The scripts, in the order in which they are tried. */
import type { Script, ScriptContext, Step } from '@/lib/server/simulator/script'
import { document } from './document/document'
import { failure } from './failure'
import { fallbackScript } from './fallback'
import { goOnScript } from './go-on'
import { greetingScript } from './greeting'
import { maxTokens } from './max-tokens'
import { overloaded } from './overloaded'
import { refusal } from './refusal'
import { financial } from './reversals/financial'
import { financialGerman } from './reversals/financial-german'
import { financialSpanish } from './reversals/financial-spanish'
import { legal } from './reversals/legal'
import { legalGerman } from './reversals/legal-german'
import { legalSpanish } from './reversals/legal-spanish'
import { medical } from './reversals/medical'
import { medicalGerman } from './reversals/medical-german'
import { medicalSpanish } from './reversals/medical-spanish'
import { stall } from './stall'
import { arabic } from './texts/arabic'
import { blocks } from './texts/blocks'
import { bombs } from './texts/bombs'
import { bursts } from './texts/bursts'
import { chinese } from './texts/chinese'
import { code } from './texts/code'
import { count } from './texts/count'
import { currency } from './texts/currency'
import { documentation } from './texts/documentation'
import { emoji } from './texts/emoji'
import { footnotes } from './texts/footnotes'
import { hostile } from './texts/hostile'
import { links } from './texts/links'
import { longDocument } from './texts/long-document'
import { markdownTour } from './texts/markdown-tour'
import { math } from './texts/math'
import { repeat } from './texts/repeat'
import { streamingFeelsFast } from './texts/streaming-feels-fast'
import { table } from './texts/table'
import { thinking } from './thinking'
import { calculation } from './tools/calculation'
import { chart } from './tools/chart'
import { clock } from './tools/clock'
import { codeExecution } from './tools/code-execution'
import { conversion } from './tools/conversion'
import { documentQuotes } from './tools/document-quotes'
import { failingTool } from './tools/failing-tool'
import { injected } from './tools/injected'
import { hiddenThinking, interleaved } from './tools/interleaved'
import { javascript } from './tools/javascript'
import { myChats } from './tools/my-chats'
import { parallelTools } from './tools/parallel-tools'
import { threeTools } from './tools/three-tools'
import { toolInput } from './tools/tool-input'
import { toolResult } from './tools/tool-result'
import { unknownTool } from './tools/unknown-tool'
import { pausedSearch, webSearch } from './tools/web-search'

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

/** Scripts for those who know what to ask for: variants of those above, failures, measurements, attacks. */
const OTHER_SCRIPTS: readonly Script[] = [
  streamingFeelsFast,
  documentation,
  links,
  footnotes,
  emoji,
  medicalGerman,
  medicalSpanish,
  legal,
  legalGerman,
  legalSpanish,
  financial,
  financialGerman,
  financialSpanish,
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

/** Every script that a question can select. */
export const SCRIPTS: readonly Script[] = [
  count,
  repeat,
  goOnScript((context) => stepsFor(context)),
  document,
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
