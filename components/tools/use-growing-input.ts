'use client'
/** The fields of a call's input: read piece by piece while it arrives, then as people read the whole. */
import { useMemo, useRef } from 'react'
import { type GrowingField, GrowingInput } from '@/lib/shared/tools/partial-input'
import { readableFields } from '@/lib/shared/tools/tool-words'
import type { GrowingTool } from '@/lib/stream/accumulate'

/** The fields so far; what came before is not looked at again. */
export function useGrowingInput(tool: GrowingTool): readonly GrowingField[] {
  const read = useRef({ tool, count: 0, input: new GrowingInput() })
  if (read.current.tool !== tool) read.current = { tool, count: 0, input: new GrowingInput() }
  const { input } = tool
  const whole = useMemo(() => (input === undefined ? undefined : readableFields(input)), [input])
  if (whole) return whole
  const { current } = read
  for (; current.count < tool.pieces.length; current.count += 1) current.input.push(tool.pieces[current.count] ?? '')
  return current.input.fields
}
