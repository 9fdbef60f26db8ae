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
  return (
    <input
      type="range"
      aria-label="Position"
      aria-valuetext={words}
      min={0}
      max={Math.max(max, step)}
      step={step}
      value={Math.min(value, max)}
      onChange={(event) => onChange(Number(event.target.value))}
      className="h-8 w-full min-w-0 cursor-pointer accent-accent pointer-coarse:h-11"
    />
  )
}
