/** The scale of a chart's axis: round steps from below the minimum to above the maximum, zero included. */

/** The span of an axis and its marks, ascending. */
export interface Scale {
  least: number
  most: number
  marks: number[]
}

const FEW_MARKS = 4
const STEPS = [1, 2, 2.5, 5, 10]

/** A scale for values; with only zeros, or no values, from zero to one. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(0, ...values)
  const most = Math.max(0, ...values) || (least === 0 ? 1 : 0)
  // A smaller span would make steps too small for a number.
  const span = Math.max(most - least, 1e-100)
  const power = 10 ** Math.floor(Math.log10(span / FEW_MARKS))
  const step = (STEPS.find((each) => each * power * FEW_MARKS >= span) ?? 10) * power
  const first = Math.floor(least / step)
  const last = Math.max(Math.ceil(most / step), first + 1)
  // Multiplied instead of summed: a sum of tenths would not be round.
  const marks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
  return { least: marks[0] ?? 0, most: marks.at(-1) ?? 1, marks }
}

/** The height of a value on the axis, from 0 to 1. */
export function heightOf({ least, most }: Scale, value: number): number {
  return (value - least) / (most - least)
}

/** Every how manieth label is written when there is room for only so many. */
export function labelStep(count: number, room: number): number {
  return Math.max(1, Math.ceil(count / room))
}
