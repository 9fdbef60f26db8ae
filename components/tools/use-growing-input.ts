/** The fields of a call's input: read piece by piece while it arrives, then as people read the whole. */
import { useMemo } from 'react'
import type { GrowingTool } from '@/lib/client/store/message-store'
import { type GrowingField, GrowingInput } from '@/lib/shared/tools/partial-input'
import { readableFields } from '@/lib/shared/tools/tool-words'

/** Reads on from where it was; reading again gives the same, so that it is safe while rendering. */
function createReader(tool: GrowingTool): () => readonly GrowingField[] {
  const input = new GrowingInput()
  let count = 0
  return () => {
    for (; count < tool.pieces.length; count += 1) input.push(tool.pieces[count] ?? '')
    return input.fields
  }
}

/** The fields so far. A piece costs its own length, whatever came before. */
export function useGrowingInput(tool: GrowingTool): readonly GrowingField[] {
  const { input } = tool
  const read = useMemo(() => createReader(tool), [tool])
  const whole = useMemo(() => (input === undefined ? undefined : readableFields(input)), [input])
  return whole ?? read()
}
