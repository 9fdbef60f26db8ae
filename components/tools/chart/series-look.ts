/** Distinguishes series: by colour, and lines by their dashes too. */
import type { CSSProperties } from 'react'

const COLOURS = 8
const DASHES = [undefined, '6 4', '2 4', '10 4 2 4', '1 5', '12 3', '4 2', '8 8']

/** The colour of a series by its index; beyond the eighth they are lighter. */
export function colourOf(at: number): string {
  const colour = `var(--series-${at % COLOURS})`
  return at < COLOURS ? colour : `color-mix(in srgb, ${colour} 55%, var(--raised))`
}

/** The style that gives a shape its series' colour. */
export function seriesStyle(at: number): CSSProperties {
  return Object.fromEntries([['--series', colourOf(at)]])
}

/** The dashes of a line. */
export function dashOf(at: number): string | undefined {
  return DASHES[at % DASHES.length]
}
