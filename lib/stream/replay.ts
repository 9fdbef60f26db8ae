/** A stored message as the chunks that make it: for readers who come after an answer's log has expired. */
import type { Chunk } from '@/lib/shared/chunk'
import type { Message } from '@/lib/shared/message'

/** The chunks of a whole message, in the order of its parts; `accumulate` makes the message of them again. */
export function replay({ id, parts, metadata }: Message): Chunk[] {
  const chunks: Chunk[] = [{ type: 'start', messageId: id, ...(metadata && { messageMetadata: metadata }) }]
  for (const [at, part] of parts.entries()) {
    if (part.type === 'text') {
      chunks.push({ type: 'text-start', id: String(at) }, { type: 'text-delta', id: String(at), delta: part.text })
      chunks.push({ type: 'text-end', id: String(at) })
    } else if (part.type === 'reasoning') {
      const meta = part.providerMetadata && { providerMetadata: part.providerMetadata }
      chunks.push({ type: 'reasoning-start', id: String(at), ...meta })
      chunks.push({ type: 'reasoning-delta', id: String(at), delta: part.text })
      chunks.push({ type: 'reasoning-end', id: String(at), ...meta })
    } else if (part.type === 'step-start') {
      chunks.push({ type: 'start-step' })
    } else if (part.type === 'data-seam' || part.type === 'source-url' || part.type === 'source-document') {
      chunks.push(part)
    } else if (part.type === 'data-error') {
      chunks.push(part, { type: 'error', errorText: part.data.message })
    } else if (part.type.startsWith('tool-') && 'toolCallId' in part) {
      const { toolCallId, input } = part
      const toolName = part.type.slice('tool-'.length)
      const elsewhere = part.providerExecuted && { providerExecuted: true }
      chunks.push({ type: 'tool-input-start', toolCallId, toolName, ...elsewhere })
      chunks.push({ type: 'tool-input-available', toolCallId, toolName, input, ...elsewhere })
      if (part.approval) chunks.push({ type: 'tool-approval-request', approvalId: part.approval.id, toolCallId })
      // Allowed, it is about to run.
      if (part.state === 'approval-responded')
        chunks.push({ type: 'tool-input-available', toolCallId, toolName, input })
      else if (part.state === 'output-denied') chunks.push({ type: 'tool-output-denied', toolCallId })
      else if (part.state === 'output-available') {
        chunks.push({ type: 'tool-output-available', toolCallId, output: part.output })
      } else if (part.state === 'output-error') {
        chunks.push({ type: 'tool-output-error', toolCallId, errorText: part.errorText })
      }
    }
  }
  chunks.push({ type: 'finish', ...(metadata && { messageMetadata: metadata }) })
  return chunks
}
