'use client'
/** The stage: what is asked, the panes with their clocks, and what plays them. */
import { Minimize, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import * as answerParts from '@/components/chat/message/answer-parts'
import { AnswerPartsProvider } from '@/components/chat/message/lazy-parts'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { SPEEDS } from '@/lib/client/playback/player'
import { paceOf, presetOf } from '@/lib/client/stage/presets'
import { presetPath, readSetup } from '@/lib/client/stage/stage-link'
import { labelOf } from '@/lib/client/stage/stage-words'
import { Controls } from './controls'
import { ExportButton } from './export-button'
import { KeysHelp } from './keys-help'
import { OpenButton } from './open-button'
import { Outcome } from './outcome'
import { Panes } from './panes'
import { QuestionForm } from './question-form'
import './stage.css'
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
  const [asked, setAsked] = useState<string | undefined>(setup.recording ? undefined : preset.question)
  const question = asked ?? run?.question ?? ''
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
    else stage.start(question.trim(), paceOf(preset, pace))
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
  useStageKeys((action) => actions[action]())

  const { isPresenting } = presenter
  return (
    <main className="stage" data-presenter={isPresenting || undefined} data-panes={hasThird ? 3 : 2}>
      {isPresenting ? (
        <PresentedHeader question={run?.question ?? question} onLeave={presenter.toggle} label={labelFor()} />
      ) : (
        <>
          <StageHeader
            label={labelFor()}
            isDemo={isDemo}
            path={presetPath({ preset: preset.name, pace, speed: player.state().speed })}
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
            onPreset={(name) => {
              const next = presetOf(name)
              setPresetName(name)
              setPace(next.paces[0])
              setAsked(next.question)
            }}
            onQuestion={setAsked}
            onPace={setPace}
            onStart={start}
          />
        </>
      )}
      <AnswerPartsProvider value={answerParts}>
        <Panes shown={shown} isSwapped={isSwapped} hasThird={hasThird} />
      </AnswerPartsProvider>
      <Controls
        stage={stage}
        run={run}
        mainAction={mainAction}
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
      <Outcome
        state={state}
        shown={shown}
        isBrief={isPresenting}
        lesson={(run?.question ?? question) === preset.question ? preset.lesson : undefined}
      />
      {isHelpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}
    </main>
  )

  /** Who gave the answer, or who will. */
  function labelFor(): string {
    if (run) return labelOf(run)
    return isDemo ? 'Simulator: its pace is set here' : 'A model answers, at its own pace'
  }
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
