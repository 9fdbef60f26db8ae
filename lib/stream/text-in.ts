/** The text in chunks. */
import type { Chunk } from '@/lib/shared/chunk'

/** What chunks add to the text of an answer; not its thinking. */
export function textIn(chunks: readonly Chunk[]): string {
  let text = ''
  for (const chunk of chunks) if (chunk.type === 'text-delta') text += chunk.delta
  return text
}
