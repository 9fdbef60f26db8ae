/** Runs the tool calls of one turn; whatever goes wrong becomes a result that the model sees. */

import type { ModelMessage } from '@/lib/server/provider/provider'
import type { Tool } from '@/lib/server/tools/tool'
import type { Chunk } from '@/lib/shared/chunk'
import type { ToolCall } from '@/lib/stream/call-state'

// A tool that takes longer is given up and the model told so.
const TOOL_TIMEOUT_MS = 30_000
// What goes back to the model is part of the next prompt: a huge result would be paid for.
const MAX_RESULT_CHARACTERS = 100_000

interface ToolResult {
  call: ToolCall
  ok: boolean
  output: unknown
}

/**
 * Runs all calls side by side and hands each result's chunk to `write` as it comes. Returns the user
 * message that answers every call, in the order of the calls.
 */
export async function runTools(
  calls: readonly ToolCall[],
  tools: readonly Tool[],
  signal: AbortSignal,
  write: (chunks: Chunk[]) => void,
): Promise<ModelMessage> {
  const results = await Promise.all(
    calls.map(async (call) => {
      const result = await runTool(call, tools, signal)
      if (!signal.aborted && call.input !== undefined) write([toChunk(result)])
      return result
    }),
  )
  return {
    role: 'user',
    content: results.map(({ call, ok, output }) => ({
      type: 'tool_result',
      tool_use_id: call.id,
      content: (typeof output === 'string' ? output : JSON.stringify(output)).slice(0, MAX_RESULT_CHARACTERS),
      ...(!ok && { is_error: true }),
    })),
  }
}

async function runTool(call: ToolCall, tools: readonly Tool[], signal: AbortSignal): Promise<ToolResult> {
  const failed = (output: string): ToolResult => ({ call, ok: false, output })
  if (call.input === undefined) return failed('The input was not a JSON object. Call the tool again with valid JSON.')
  const tool = tools.find(({ name }) => name === call.name)
  if (!tool) return failed(`There is no tool named ${call.name} here.`)
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TOOL_TIMEOUT_MS)])
  try {
    const output = await Promise.race([tool.run(call.input, limit), aborted(limit)])
    return { call, ok: true, output: output ?? null }
  } catch (error) {
    // The model can often mend what went wrong; the reader sees the same words.
    if (limit.aborted) return failed(`The tool took longer than ${TOOL_TIMEOUT_MS / 1000} seconds.`)
    return failed(error instanceof Error ? error.message : 'The tool failed.')
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function toChunk({ call, ok, output }: ToolResult): Chunk {
  return ok
    ? { type: 'tool-output-available', toolCallId: call.id, output }
    : { type: 'tool-output-error', toolCallId: call.id, errorText: String(output) }
}
