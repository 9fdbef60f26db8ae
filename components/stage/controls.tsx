/** What plays the stage. */
import { ArrowLeftRight, Columns3, Pause, Play, RotateCcw } from 'lucide-react'
import { PositionSlider } from '@/components/playback/position-slider'
import { SpeedPicker } from '@/components/playback/speed-picker'
import { usePlayer } from '@/components/playback/use-player'
import { TextButton } from '@/components/ui/text-button'
import { lastTime } from '@/lib/client/stage/measure'
import type { Stage } from '@/lib/client/stage/stage'
import type { StageRun } from '@/lib/client/stage/stage-run'
import { formatSeconds } from '@/lib/client/stage/stage-words'
import type { MainAction } from './use-stage'

interface ControlsProps {
  stage: Stage
  run: StageRun | undefined
  mainAction: MainAction
  onMain(): void
  hasThird: boolean
  onThird(): void
  onSwap(): void
}

/** One row; two on a phone. */
export function Controls({ stage, run, mainAction, onMain, hasThird, onThird, onSwap }: ControlsProps) {
  const Icon = mainAction === 'Pause' ? Pause : Play
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label="Playing" className="stage-controls flex flex-wrap items-center gap-2">
      <TextButton
        onClick={onMain}
        icon={<Icon size={14} aria-hidden />}
        className={`stage-main justify-center font-medium ${mainAction === 'Pause' ? '' : 'stage-start'}`}
      >
        {mainAction}
      </TextButton>
      <TextButton onClick={() => stage.restart()} disabled={!run} icon={<RotateCcw size={14} aria-hidden />}>
        Restart
      </TextButton>
      <Place stage={stage} run={run} />
      <TextButton
        kind="quiet"
        onClick={onSwap}
        icon={<ArrowLeftRight size={14} aria-hidden />}
        className="stage-icon-on-phone"
      >
        Swap sides
      </TextButton>
      <TextButton
        kind={hasThird ? 'primary' : 'quiet'}
        aria-pressed={hasThird}
        onClick={onThird}
        icon={<Columns3 size={14} aria-hidden />}
        className="stage-icon-on-phone"
      >
        Third pane
      </TextButton>
    </div>
  )
}

/** Where the player is: rendered with each frame, alone. */
function Place({ stage: { player }, run }: Pick<ControlsProps, 'stage' | 'run'>) {
  const { time, speed } = usePlayer(player)
  const end = Math.max(time, lastTime(run?.moments ?? []))
  return (
    <>
      <SpeedPicker speed={speed} onChange={player.setSpeed} />
      <div className="stage-place flex flex-1 items-center gap-3">
        <PositionSlider
          value={time}
          max={end}
          step={50}
          words={formatSeconds(time)}
          onChange={(next) => run && player.seek(next)}
        />
        <span className="tabular min-w-16 text-right font-mono text-small">{formatSeconds(time)}</span>
      </div>
    </>
  )
}
