'use client'
/** The stage: the question, the panes with their clocks, and the controls. */
import { Minimize, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { WithAnswerParts } from '@/components/chat/with-answer-parts'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { SPEEDS } from '@/lib/client/playback/player'
import { expectedMs, type Preset, paceOf, presetAsking, presetOf } from '@/lib/client/stage/presets'
import { isWrongOnPurpose } from '@/lib/client/stage/reversal-times'
import { readSetup, stagePath } from '@/lib/client/stage/stage-link'
import type { StageRun } from '@/lib/client/stage/stage-run'
import { labelOf } from '@/lib/client/stage/stage-words'
import { AboveThePanes } from './above-the-panes'
import { ClosedRecording, isClosedRecording } from './closed-recording'
import { Controls } from './controls'
import { ExportButton } from './export-button'
import { KeysHelp } from './keys-help'
import { OpenButton } from './open-button'
import { Outcome } from './outcome'
import { Panes } from './panes'
import { QuestionForm } from './question-form'
import './stage.css'
import './presenter.css'
import { StageHeader } from './stage-header'
import { type StageAction, useStageKeys } from './stage-keys'
import { usePresenter } from './use-presenter'
import type { Shown } from './use-shown'
import { useMainAction, useStage } from './use-stage'

interface StageScreenProps {
  /** Of the page's address. */
  parameters: Readonly<Record<string, string | string[] | undefined>>
  /** Whether the simulator answers. */
  isDemo: boolean
}

/** The page. */
export function StageScreen({ parameters, isDemo }: StageScreenProps) {
  const [setup] = useState(() => readSetup(parameters))
  const { stage, state } = useStage(setup, isDemo)
  const { run, meter } = state
  const { player } = stage
  const [presetName, setPresetName] = useState(setup.preset)
  const preset = presetOf(presetName)
  const [pace, setPace] = useState(setup.pace)
  const [asked, setAsked] = useState(setup.recording ? undefined : (setup.question ?? preset.question))
  const question = asked ?? run?.question ?? ''
  /** What is chosen now; undefined for a question of one's own. */
  const chosen = question.trim() === preset.question ? preset : undefined
  const [started, setStarted] = useState<Started>()
  const shownPreset = presetOfRun(run, started, chosen)
  const [isSwapped, setSwapped] = useState(false)
  const [hasThird, setThird] = useState(false)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [problem, setProblem] = useState<string>()
  const presenter = usePresenter()
  const mainAction = useMainAction(stage, state, question)
  const shown: Shown | undefined = run && meter && { run, meter, player }

  function start() {
    setProblem(undefined)
    if (question.trim() === '') setProblem('Write a question first, or choose a preset.')
    else {
      setStarted({ preset: chosen, expectedMs: isDemo && chosen ? expectedMs(chosen, pace) : undefined })
      stage.start(question.trim(), paceOf(chosen, pace))
    }
  }

  function choose(name: string) {
    const next = presetOf(name)
    setProblem(undefined)
    setPresetName(name)
    setPace(next.paces[0])
    setAsked(next.question)
    // A running answer goes on, under its own question.
    if (run?.hasEnded && !player.state().isPlaying) stage.clear()
  }

  function changeSpeed(by: number) {
    const speeds: readonly number[] = SPEEDS
    const at = speeds.indexOf(player.state().speed) + by
    player.setSpeed(speeds[Math.max(0, Math.min(at, speeds.length - 1))] ?? 1)
  }

  const actions: Record<StageAction, () => void> = {
    main: { Start: start, Pause: player.pause, Play: player.play }[mainAction],
    restart: stage.restart,
    swap: () => setSwapped(!isSwapped),
    third: () => setThird(!hasThird),
    slower: () => changeSpeed(-1),
    faster: () => changeSpeed(1),
    present: presenter.toggle,
    help: () => setHelpOpen(true),
  }
  const isClosed = isClosedRecording(state)
  useStageKeys((action) => isClosed || actions[action]())

  const { isPresenting } = presenter
  if (isClosed) return <ClosedRecording failure={state.failure} />
  const isOther = run !== undefined && (question.trim() !== run.question.trim() || shownPreset !== chosen)
  const nextLabel = isDemo ? 'Simulator: its pace is set here' : 'A model answers, at its own pace'
  /** Who gave the answer, or who will. */
  const label = run ? labelOf(run) : nextLabel
  const isWrong = run ? isWrongOnPurpose(run) : isDemo && chosen?.isWrongOnPurpose === true
  return (
    <main className="stage" data-presenter={isPresenting || undefined} data-panes={hasThird ? 3 : 2}>
      {isPresenting ? (
        <PresentedHeader question={run?.question ?? question} onLeave={presenter.toggle} label={label} />
      ) : (
        <>
          <StageHeader
            label={label}
            isDemo={isDemo}
            path={stagePath({
              preset: preset.name,
              question: chosen ? undefined : question.trim(),
              pace,
              speed: player.state().speed,
            })}
            onPresent={presenter.toggle}
            onHelp={actions.help}
            onProblem={setProblem}
          >
            <OpenButton
              onProblem={setProblem}
              onOpen={(file, name) => {
                setProblem(undefined)
                stage.openFile(file, name)
                setAsked(undefined)
              }}
            />
            <ExportButton run={run} onProblem={setProblem} />
          </StageHeader>
          <QuestionForm
            preset={preset}
            question={question}
            pace={pace}
            isDemo={isDemo}
            onPreset={choose}
            onQuestion={setAsked}
            onPace={setPace}
            onStart={start}
          />
        </>
      )}
      <AboveThePanes
        question={isOther && !isPresenting ? run.question : undefined}
        presetTitle={shownPreset?.title}
        isWrong={isWrong}
      />
      <WithAnswerParts>
        <Panes shown={shown} isSwapped={isSwapped} hasThird={hasThird} />
      </WithAnswerParts>
      <Controls
        stage={stage}
        run={run}
        mainAction={mainAction}
        expectedMs={run?.source.kind === 'file' ? undefined : started?.expectedMs}
        onMain={actions.main}
        hasThird={hasThird}
        onThird={actions.third}
        onSwap={actions.swap}
      />
      {problem !== undefined && (
        <Notice icon={<TriangleAlert size={16} />} tone="warn">
          <p role="alert">{problem}</p>
        </Notice>
      )}
      <Outcome stage={stage} state={state} shown={shown} isBrief={isPresenting} lesson={shownPreset?.lesson} />
      {isHelpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}
    </main>
  )
}

/** How the live run was started. */
interface Started {
  preset: Preset | undefined
  expectedMs: number | undefined
}

/** The preset of the run that is shown; without a run, the chosen one. */
function presetOfRun(run: StageRun | undefined, started: Started | undefined, chosen: Preset | undefined) {
  if (!run) return chosen
  if (run.source.kind === 'live') return started?.preset
  // Several presets ask the same question.
  return chosen?.question === run.question ? chosen : presetAsking(run.question)
}

interface PresentedHeaderProps {
  question: string
  label: string
  onLeave(): void
}

function PresentedHeader({ question, label, onLeave }: PresentedHeaderProps) {
  return (
    <header className="flex items-center gap-4">
      <p lang="" className="stage-question min-w-0 flex-1 truncate font-medium">
        {question}
      </p>
      <p className="shrink-0 text-quiet text-small">{label}</p>
      <IconButton label="Leave full screen" onClick={onLeave}>
        <Minimize size={18} aria-hidden />
      </IconButton>
    </header>
  )
}
