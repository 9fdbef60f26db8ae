/** The fields of a call's input: parsed piece by piece while it arrives, then those of the whole in readable form. */
import { useMemo } from 'react'
import { type GrowingField, GrowingInput } from '@/lib/shared/tools/partial-input'
import { readableFields } from '@/lib/shared/tools/tool-words'
import type { GrowingTool } from '@/lib/stream/growing-message'

/** Reads only what is new. Reading again gives the same, so that it is safe while rendering. */
function createReader(tool: GrowingTool): () => readonly GrowingField[] {
  const input = new GrowingInput()
  let count = 0
  return () => {
    for (; count < tool.pieces.length; count += 1) input.push(tool.pieces[count] ?? '')
    return input.fields
  }
}

/** The fields so far. A piece costs its own length, however much came before. */
export function useGrowingInput(tool: GrowingTool): readonly GrowingField[] {
  const { input } = tool
  const read = useMemo(() => createReader(tool), [tool])
  const whole = useMemo(() => (input === undefined ? undefined : readableFields(input)), [input])
  return whole ?? read()
}
