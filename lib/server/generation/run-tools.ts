/** Answers the tool calls of one upstream call. Whatever goes wrong becomes a result that the model sees. */

import type { ToolCall } from '@/lib/anthropic/call-state'
import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import { DENIED, resultText, toolResult } from '@/lib/anthropic/transcript'
import { startTimeLimit } from '@/lib/server/time-limit'
import type { Tool, ToolContext } from '@/lib/server/tools/tool'
import type { Chunk } from '@/lib/shared/chunk'

// A tool that takes longer is given up, and the model gets an error.
const TOOL_TIMEOUT_MS = 30_000

/** What was decided about a call before it is run. */
export type ToolAnswer =
  /** It was answered before, and its result is in the log. */
  | { kind: 'known'; result: ModelContentBlock }
  /** The person approved it. */
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
  /** Whether the person can be asked now. */
  canAsk(): boolean
  /** How long a call took. */
  noteTime(toolCallId: string, milliseconds: number): void
}

/** The results of the calls. */
export interface ToolResults {
  /** In the order of the calls; those that wait for the person have none. */
  results: ModelContentBlock[]
  isWaiting: boolean
}

/** The outcome of one call. */
type Outcome = { kind: 'output'; output: unknown } | { kind: 'error'; errorText: string } | { kind: 'denied' }

/** Answers all calls, side by side. Each outcome is written when it comes. */
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
  // An input that is no object was reported when it came.
  if (!run.context.signal.aborted && call.input !== undefined) run.write([chunkOf(call.id, outcome)])
  return resultBlock(call.id, outcome)
}

const HELD = 'This answer is held back until it is complete, so nobody can be asked or run this now. Go on without it.'

async function tryCall(call: ToolCall, isAllowed: boolean, run: ToolRun): Promise<Outcome | 'waits'> {
  const { input } = call
  const failed = (errorText: string): Outcome => ({ kind: 'error', errorText })
  if (input === undefined) return failed('The input was not a JSON object. Call the tool again with valid JSON.')
  const tool = run.tools.find(({ name }) => name === call.name)
  if (!tool) return failed(`There is no tool named ${call.name} here.`)
  try {
    // Nobody is asked to approve a call that could not run.
    tool.check(input)
  } catch (error) {
    return failed(wordsOf(error))
  }
  const needsApproval = tool.needsApproval && !isAllowed && !run.allowedTools.includes(tool.name)
  const needsPerson = needsApproval || tool.runsIn === 'browser'
  if (needsPerson && !run.canAsk()) return failed(HELD)
  if (needsApproval) run.write([{ type: 'tool-approval-request', approvalId: call.id, toolCallId: call.id }])
  if (needsPerson) return 'waits'
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
    // The model can often correct what went wrong. Readers see the same words.
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
