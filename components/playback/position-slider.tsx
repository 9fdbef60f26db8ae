/** The place in a replay. */

interface PositionSliderProps {
  value: number
  max: number
  /** The step of the arrow keys. */
  step?: number
  /** The place in words, for people who do not see it. */
  words: string
  onChange(value: number): void
}

/** A slider over the whole replay. */
export function PositionSlider({ value, max, step = 1, words, onChange }: PositionSliderProps) {
  // A slider has no place between two steps: without a whole last step its end could not be reached.
  const end = Math.max(1, Math.ceil(max / step)) * step
  return (
    <input
      type="range"
      aria-label="Position"
      aria-valuetext={words}
      min={0}
      max={end}
      step={step}
      value={value >= max ? end : value}
      onChange={(event) => onChange(Math.min(Number(event.target.value), max))}
      className="h-8 w-full min-w-0 cursor-pointer accent-accent pointer-coarse:h-11"
    />
  )
}
