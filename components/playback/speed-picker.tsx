/** Chooses how fast a replay runs. */
import { SPEEDS } from '@/lib/client/playback/player'

interface SpeedPickerProps {
  speed: number
  onChange(speed: number): void
}

/** The speed as one small select. */
export function SpeedPicker({ speed, onChange }: SpeedPickerProps) {
  return (
    <select
      aria-label="Speed"
      value={speed}
      onChange={(event) => onChange(Number(event.target.value))}
      className="tabular h-8 rounded-md border border-line bg-raised px-1.5 text-small pointer-coarse:h-11"
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each}>{`${each}×`}</option>
      ))}
    </select>
  )
}
