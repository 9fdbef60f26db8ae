/** The controls of the stage. */
import { ArrowLeftRight, Columns3, Pause, Play, RotateCcw } from 'lucide-react'
import { PositionSlider } from '@/components/playback/position-slider'
import { SpeedPicker } from '@/components/playback/speed-picker'
import { usePlayer } from '@/components/playback/use-player'
import { TextButton } from '@/components/ui/text-button'
import { lastTime } from '@/lib/client/stage/measure'
import { scaleOf } from '@/lib/client/stage/scale'
import type { Stage } from '@/lib/client/stage/stage'
import type { StageRun } from '@/lib/client/stage/stage-run'
import { CANNOT_OUTRUN, formatSeconds } from '@/lib/client/stage/stage-words'
import { useIsKeptBack } from './use-shown'
import type { MainAction } from './use-stage'

interface ControlsProps {
  stage: Stage
  run: StageRun | undefined
  mainAction: MainAction
  /** How long the answer will take, if that is known. */
  expectedMs: number | undefined
  onMain(): void
  hasThird: boolean
  onThird(): void
  onSwap(): void
}

/** One row; two on a phone. */
export function Controls(props: ControlsProps) {
  const { stage, run, mainAction, expectedMs, onMain, hasThird, onThird, onSwap } = props
  const asksAgain = mainAction === 'Start' && run !== undefined
  const Icon = mainAction === 'Pause' ? Pause : Play
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label="Playing" className="stage-controls flex flex-wrap items-center gap-2">
      <TextButton
        onClick={onMain}
        title={asksAgain ? 'Asks again: a new answer' : undefined}
        icon={<Icon size={14} aria-hidden />}
        className={`stage-main justify-center font-medium ${mainAction === 'Pause' ? '' : 'stage-start'}`}
      >
        <span>{mainAction}</span>
        {asksAgain && <SecondWord>ask again</SecondWord>}
      </TextButton>
      <TextButton
        onClick={() => stage.restart()}
        disabled={!run}
        title="Replays this answer from its beginning, without asking"
        icon={<RotateCcw size={14} aria-hidden />}
      >
        Restart
        <SecondWord>replay</SecondWord>
      </TextButton>
      <Place stage={stage} run={run} expectedMs={expectedMs} />
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

/** A second word that tells two buttons apart if there is room; their titles say more. */
function SecondWord({ children }: { children: string }) {
  return (
    <span aria-hidden className="stage-second-word ml-1.5 font-normal">
      {children}
    </span>
  )
}

/** The player's position: a component of its own, because it is rendered with each frame. */
function Place({ stage, run, expectedMs }: Pick<ControlsProps, 'stage' | 'run' | 'expectedMs'>) {
  const { player } = stage
  const { time, speed } = usePlayer(player)
  const isKeptBack = useIsKeptBack(stage)
  const reachedMs = Math.max(time, lastTime(run?.moments ?? []))
  const end = scaleOf({ reachedMs, hasEnded: run?.hasEnded ?? false, expectedMs })
  return (
    <>
      <span title={isKeptBack ? CANNOT_OUTRUN : undefined}>
        <SpeedPicker speed={speed} onChange={player.setSpeed} />
      </span>
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
