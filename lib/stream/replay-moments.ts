/** The replay of a shared answer as moments, so that it is built as any answer is. Pure. */
import type { SharedPart, SharedTool } from '@/lib/shared/api/share'
import type { SharedReplay } from '@/lib/shared/api/share-replay'
import { sourcePartOf } from '@/lib/shared/api/shared-sources'
import type { Chunk } from '@/lib/shared/chunk'
import type { LocalChunk } from './local-chunk'

/** What was added to the answer at a time, in milliseconds from its question. */
export interface ReplayMoment {
  at: number
  chunks: Array<Chunk | LocalChunk>
}

/** The moments of a replay, one for each step. After the last one the answer is as the share shows it. */
export function replayMoments({ parts, steps }: SharedReplay): ReplayMoment[] {
  const lengths: number[] = []
  return steps.map(([at, place, length]) => {
    const chunks: ReplayMoment['chunks'] = []
    // A part begins after all earlier ones; calls that ran side by side may end in any order.
    while (lengths.length <= place) {
      const part = parts[lengths.length]
      if (part) chunks.push(...beginOf(part, String(lengths.length)))
      lengths.push(0)
    }
    const part = parts[place]
    if (part?.type === 'text') {
      const delta = part.text.slice(lengths[place], length)
      if (delta !== '') chunks.push({ type: 'text-delta', id: String(place), delta })
      // The marks of a text's last citations are rendered only when the text has ended.
      if (length >= part.text.length) chunks.push({ type: 'text-end', id: String(place) })
    } else if (part?.type === 'tool') chunks.push(...endOf(part, String(place)))
    lengths[place] = length
    return { at, chunks }
  })
}

function beginOf(part: SharedPart, id: string): Chunk[] {
  if (part.type === 'text') return [{ type: 'text-start', id }]
  if (part.type === 'source') return [sourcePartOf(part)]
  if (part.type === 'section') return [{ type: 'data-section', data: { id, title: part.title } }]
  return part.type === 'tool' ? [{ type: 'tool-input-start', toolCallId: id, toolName: part.name }] : []
}

function endOf({ name, state, input, result, chart }: SharedTool, id: string): Array<Chunk | LocalChunk> {
  return [
    { type: 'tool-input-available', toolCallId: id, toolName: name, input },
    state === 'done'
      ? { type: 'tool-output-available', toolCallId: id, output: chart ?? result }
      : // A failure without its reason, which is not shared.
        { type: 'local-drop', toolCallId: id },
  ]
}
