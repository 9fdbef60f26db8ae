/** Calls of the API's own tools in which an answer paused. The next upstream call brings their results. */
import { blocksOf, type ModelMessage } from './transcript'

/** The ids of such calls at the end of a conversation; none when it does not end with a paused answer. */
export function openServerCalls(messages: readonly ModelMessage[]): ReadonlySet<string> {
  const last = messages.at(-1)
  if (last?.role !== 'assistant') return new Set()
  const blocks = blocksOf(last.content)
  const made = blocks.flatMap(({ type, id }) => (type === 'server_tool_use' && typeof id === 'string' ? [id] : []))
  const answered = new Set(blocks.flatMap(({ tool_use_id }) => (typeof tool_use_id === 'string' ? [tool_use_id] : [])))
  return new Set(made.filter((id) => !answered.has(id)))
}
