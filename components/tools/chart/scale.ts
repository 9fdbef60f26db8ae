/** Where values stand in a chart: round steps from below the least to above the most, zero among them. */

/** The span of an axis and its marks, from below to above. */
export interface Scale {
  least: number
  most: number
  marks: number[]
}

const FEW_MARKS = 4
const STEPS = [1, 2, 2.5, 5, 10]

/** A scale for values; with nothing but zeros, or nothing at all, from zero to one. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(0, ...values)
  const most = Math.max(0, ...values) || (least === 0 ? 1 : 0)
  // Below that a step would be too small for a number.
  const span = Math.max(most - least, 1e-100)
  const power = 10 ** Math.floor(Math.log10(span / FEW_MARKS))
  const step = (STEPS.find((each) => each * power * FEW_MARKS >= span) ?? 10) * power
  const first = Math.floor(least / step)
  const last = Math.max(Math.ceil(most / step), first + 1)
  // Multiplied and not added up: a sum of tenths would not come out round.
  const marks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
  return { least: marks[0] ?? 0, most: marks.at(-1) ?? 1, marks }
}

/** How far up a value stands, from 0 to 1. */
export function heightOf({ least, most }: Scale, value: number): number {
  return (value - least) / (most - least)
}

/** At most so many of the labels have room: every which one is written. */
export function labelStep(count: number, room: number): number {
  return Math.max(1, Math.ceil(count / room))
}
