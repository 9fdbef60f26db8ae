/** Answers the tool calls of one turn; whatever goes wrong becomes a result that the model sees. */

import type { ToolCall } from '@/lib/anthropic/call-state'
import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import { DENIED, resultText, toolResult } from '@/lib/anthropic/transcript'
import { startTimeLimit } from '@/lib/server/time-limit'
import type { Tool, ToolContext } from '@/lib/server/tools/tool'
import type { Chunk } from '@/lib/shared/chunk'

// A tool that takes longer is given up and the model told so.
const TOOL_TIMEOUT_MS = 30_000

/** What is known of a call before it is run. */
export type ToolAnswer =
  /** It was answered before; nobody need be told again. */
  | { kind: 'known'; result: ModelContentBlock }
  /** The person lets it run. */
  | { kind: 'allowed' }
  | { kind: 'denied' }
  /** The person's page has run it. */
  | { kind: 'output'; output: unknown }
  | { kind: 'error'; errorText: string }

/** What tools are run with. */
export interface ToolRun {
  tools: readonly Tool[]
  context: ToolContext
  /** Names of tools that the person has allowed for the whole chat. */
  allowedTools: readonly string[]
  write(chunks: readonly Chunk[]): void
  /** How long a call took. */
  noteTime(toolCallId: string, milliseconds: number): void
}

/** What became of a turn's calls. */
export interface ToolResults {
  /** In the order of the calls; those that wait for the person have none. */
  results: ModelContentBlock[]
  isWaiting: boolean
}

/** What became of one call. */
type Outcome = { kind: 'output'; output: unknown } | { kind: 'error'; errorText: string } | { kind: 'denied' }

/** Answers all calls, those that run side by side; each outcome is written as it comes. */
export async function runTools(
  calls: readonly ToolCall[],
  answers: ReadonlyMap<string, ToolAnswer>,
  run: ToolRun,
): Promise<ToolResults> {
  const results = await Promise.all(calls.map((call) => answerCall(call, answers.get(call.id), run)))
  return { results: results.filter((result) => result !== undefined), isWaiting: results.includes(undefined) }
}

/** The result of a call; undefined while it waits for the person. */
async function answerCall(
  call: ToolCall,
  answer: ToolAnswer | undefined,
  run: ToolRun,
): Promise<ModelContentBlock | undefined> {
  if (answer?.kind === 'known') return answer.result
  const outcome = answer && answer.kind !== 'allowed' ? answer : await tryCall(call, answer !== undefined, run)
  if (outcome === 'waits') return undefined
  // The reader has been told already of an input that is none.
  if (!run.context.signal.aborted && call.input !== undefined) run.write([chunkOf(call.id, outcome)])
  return resultBlock(call.id, outcome)
}

async function tryCall(call: ToolCall, isAllowed: boolean, run: ToolRun): Promise<Outcome | 'waits'> {
  const { input } = call
  const failed = (errorText: string): Outcome => ({ kind: 'error', errorText })
  if (input === undefined) return failed('The input was not a JSON object. Call the tool again with valid JSON.')
  const tool = run.tools.find(({ name }) => name === call.name)
  if (!tool) return failed(`There is no tool named ${call.name} here.`)
  try {
    // Nobody is asked about a call that could not run.
    tool.check(input)
  } catch (error) {
    return failed(wordsOf(error))
  }
  const isAsked = tool.needsApproval && !isAllowed && !run.allowedTools.includes(tool.name)
  if (isAsked) run.write([{ type: 'tool-approval-request', approvalId: call.id, toolCallId: call.id }])
  if (isAsked || tool.runsIn === 'browser') return 'waits'
  return runTool(tool, call.id, input, run)
}

async function runTool(tool: Tool, toolCallId: string, input: object, run: ToolRun): Promise<Outcome> {
  const { context, noteTime } = run
  const limit = startTimeLimit(TOOL_TIMEOUT_MS, context.signal)
  const { signal } = limit
  const startedAt = performance.now()
  try {
    const output = await Promise.race([tool.run(input, { ...context, signal }), aborted(signal)])
    return { kind: 'output', output: output ?? null }
  } catch (error) {
    // The model can often mend what went wrong; the reader sees the same words.
    const errorText = limit.isOver() ? `The tool took longer than ${TOOL_TIMEOUT_MS / 1000} seconds.` : wordsOf(error)
    return { kind: 'error', errorText }
  } finally {
    limit.clear()
    noteTime(toolCallId, Math.round(performance.now() - startedAt))
  }
}

function wordsOf(error: unknown): string {
  return (error instanceof Error && error.message) || 'The tool failed.'
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function chunkOf(toolCallId: string, outcome: Outcome): Chunk {
  if (outcome.kind === 'denied') return { type: 'tool-output-denied', toolCallId }
  return outcome.kind === 'output'
    ? { type: 'tool-output-available', toolCallId, output: outcome.output }
    : { type: 'tool-output-error', toolCallId, errorText: outcome.errorText }
}

function resultBlock(toolCallId: string, outcome: Outcome): ModelContentBlock {
  if (outcome.kind === 'denied') return toolResult(toolCallId, DENIED, true)
  return outcome.kind === 'output'
    ? toolResult(toolCallId, resultText(outcome.output), false)
    : toolResult(toolCallId, outcome.errorText, true)
}
