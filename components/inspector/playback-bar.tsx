/** The time of the answer: when bytes came, the place that is shown, and the controls that move it. */
import { Radio } from 'lucide-react'
import { PlayButton } from '@/components/playback/play-button'
import { SpeedPicker } from '@/components/playback/speed-picker'
import { TextButton } from '@/components/ui/text-button'
import type { Inspection, InspectionState } from '@/lib/client/inspector/inspection'
import { ArrivalChart } from './arrival-chart'
import { EventSlider } from './event-slider'
import { formatSeconds } from './format-bytes'
import type { Summary } from './summarize'
import { KEYS_IN_WORDS } from './use-inspector-keys'

interface PlaybackBarProps {
  inspection: Inspection
  state: InspectionState
  summary: Summary
  isLive: boolean
}

/** Stays in view while the page scrolls. */
export function PlaybackBar({ inspection, state, summary, isLive }: PlaybackBarProps) {
  const { count, position, time, silenceMs, isPlaying, speed } = state
  const end = summary.durationMs
  const span = Math.max(end, 1)
  // One scale for the chart and the slider beneath it.
  const share = count === 0 ? 0 : Math.min(time / span, 1)
  const goTo = (to: number) => inspection.scrubToTime(to * end)
  return (
    <div className="sticky top-0 z-10 flex flex-col gap-1 bg-paper pb-1 lg:static">
      <ArrivalChart
        rows={state.rows}
        silenceMs={silenceMs}
        summary={summary}
        span={span}
        share={share}
        onShare={goTo}
      />
      <EventSlider
        position={position}
        count={count}
        share={share}
        words={`Row ${position} of ${count}, at ${formatSeconds(time)} s`}
        onPosition={inspection.scrub}
        onShare={goTo}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PlayButton
          isPlaying={isPlaying}
          onClick={inspection.toggle}
          disabled={count === 0}
          className="border border-line bg-raised text-ink"
        />
        <SpeedPicker speed={speed} onChange={inspection.setSpeed} />
        <p className="tabular text-small">
          <span>{`${formatSeconds(time)} s`}</span>
          <span className="text-quiet">{` of ${formatSeconds(end)} s`}</span>
          <span className="max-sm:hidden">{` · row ${position}`}</span>
          <span className="text-quiet max-sm:hidden">{` of ${count}`}</span>
        </p>
        {isLive && <Live isFollowing={state.isFollowing} onFollow={inspection.follow} />}
        <p className="ml-auto text-quiet text-small max-md:hidden pointer-coarse:hidden">{KEYS_IN_WORDS}</p>
      </div>
    </div>
  )
}

function Live({ isFollowing, onFollow }: { isFollowing: boolean; onFollow(): void }) {
  if (!isFollowing) {
    return (
      <TextButton icon={<Radio size={16} aria-hidden />} onClick={onFollow}>
        Back to live
      </TextButton>
    )
  }
  return (
    <p role="status" className="inline-flex min-h-8 items-center gap-2 px-3 text-small pointer-coarse:min-h-11">
      <span aria-hidden className="size-2 rounded-full bg-accent motion-safe:animate-pulse" />
      <span>Live</span>
    </p>
  )
}
