/** The stage: one answer at a time, what has arrived of it, and the player that shows it. No React. */
import { infoOf } from '@/lib/client/api/client-error'
import { createMessageAt } from '@/lib/client/playback/message-at'
import { createPlayer, type Player } from '@/lib/client/playback/player'
import type { TimelineOptions } from '@/lib/client/playback/read-timeline'
import type { ChatBody, Connection, Transport } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import { type AnswerId, type ChatId, newId } from '@/lib/shared/ids'
import type { MessageMetadata } from '@/lib/shared/message'
import { type Pace, withoutPace, withPace } from '@/lib/shared/pace-words'
import type { TimelineFile } from '@/lib/stream/recording-file'
import type { Moment, TimelineEntry } from '@/lib/stream/timeline'
import { collectAnswer } from './collect-answer'
import { createDocumentMoments, type DocumentMoments, hasSection } from './document-moments'
import { createMeter, lastTime, type Meter } from './measure'
import { questionIn } from './question-in'
import type { StageRun, StageSource } from './stage-run'

/** What the stage needs of its surroundings. */
export interface StageOptions {
  /** Whether the simulator answers. */
  simulated: boolean
  transport: Pick<Transport, 'ask' | 'stop'>
  readTimeline(options: Omit<TimelineOptions, 'nextRead'>): Promise<void>
  /** The model and the effort to ask with. */
  choice(): Partial<ChatBody>
  /** Has a held answer shown as it comes. */
  showHeld(chatId: ChatId, answerId: AnswerId): Promise<void>
  now(): number
  nextFrame(callback: () => void): void
  speed?: number
}

/** What is on the stage: a new object after each change, except that `run.moments` grows in place. */
export interface StageState {
  run: StageRun | undefined
  meter: Meter | undefined
  /** Changes with each run. */
  runKey: string
  answerId: AnswerId | undefined
  /** What the answer says of itself, once it has ended. */
  metadata: MessageMetadata
  connection: Connection
  /** The answer is held, and the site does not let anybody see it before it is complete. */
  isHeld: boolean
  /** Why nothing comes, or nothing more. */
  failure: ErrorInfo | undefined
}

/** The stage. */
export interface Stage {
  player: Player
  state(): StageState
  subscribe(listener: () => void): () => void
  /** Asks, and plays the answer as it arrives. With the simulator at this pace. */
  start(question: string, pace?: Pace): void
  /** Plays from the beginning what has arrived, without another call. */
  restart(): void
  /** Shows a recording of an answer of one's own. */
  openRecording(chatId: ChatId, answerId: AnswerId): void
  /** Shows a recording from a file. */
  openFile(file: TimelineFile, name: string): void
  /** Whether the clock shows a live answer as it arrives, so that nothing is left to be played faster. */
  isAtLiveEdge(): boolean
  /** Takes away what is shown. */
  clear(): void
  /** Stops following. */
  close(): void
}

interface MutableRun extends StageRun {
  moments: Moment[]
}

const NOTHING: StageState = {
  run: undefined,
  meter: undefined,
  runKey: '',
  answerId: undefined,
  metadata: {},
  connection: 'open',
  isHeld: false,
  failure: undefined,
}

/** Makes an empty stage. */
export function createStage(options: StageOptions): Stage {
  const { simulated, transport, now, nextFrame, speed = 1 } = options
  let state = NOTHING
  let startedAt = 0
  let isShowAsked = false
  let following = new AbortController()
  /** Of the recording that is shown, if that is one. */
  let document: DocumentMoments | undefined
  const listeners = new Set<() => void>()

  const player = createPlayer({
    now,
    nextFrame,
    speed,
    isGrowing: () => state.run?.hasEnded === false,
    // The clock of a live answer runs on between its moments.
    end: () => (isLive(state.run) ? now() - startedAt : lastTime(state.run?.moments ?? [])),
  })

  function change(changed: Partial<StageState>) {
    state = { ...state, ...changed }
    for (const listener of [...listeners]) listener()
  }

  /** Begins a run and leaves the previous one. */
  function begin(question: string, source: StageSource): { run: MutableRun; signal: AbortSignal } {
    following.abort()
    following = new AbortController()
    document = undefined
    player.pause()
    const run: MutableRun = { question, source, model: undefined, moments: [], hasEnded: false }
    change({ ...NOTHING, run, meter: createMeter(run), runKey: newId() })
    player.seek(0)
    return { run, signal: following.signal }
  }

  /** Adds what a recording has. Its first section shows that it is of a document. */
  function add(run: MutableRun, entries: readonly TimelineEntry[]) {
    if (document || !hasSection(entries)) {
      run.moments.push(...(document?.shown(entries) ?? entries))
      return
    }
    document = createDocumentMoments()
    run.moments = document.shown([...run.moments, ...entries])
    run.question = document.question()
    change({ run: { ...run }, meter: createMeter(run) })
  }

  function end(run: MutableRun, failure?: ErrorInfo) {
    run.hasEnded = true
    const { metadata, parts } = createMessageAt(run.moments).seek(run.moments.length)
    run.model = metadata.model ?? run.model
    const errors = parts.flatMap((part) =>
      part.type === 'whole' && part.part.type === 'data-error' ? [part.part.data] : [],
    )
    const { source } = run
    // Only the answer itself knows who gave it.
    if (source.kind === 'recording') run.source = { ...source, simulated: metadata.simulated === true }
    change({
      run: { ...run },
      meter: createMeter(run),
      metadata,
      failure: failure ?? errors.at(-1),
      connection: 'open',
      isHeld: false,
    })
  }

  function noteId(moment: Moment) {
    const begun = moment.chunks.find((chunk) => chunk.type === 'start')
    if (begun?.messageId !== undefined && state.answerId === undefined) change({ answerId: begun.messageId })
  }

  /** The stage is there to compare: a held answer that may be shown is shown. */
  function noteHold({ chunks }: Moment, chatId: ChatId) {
    const notice = chunks.find((chunk) => chunk.type === 'data-hold')?.data
    const { answerId, isHeld } = state
    if (!notice || answerId === undefined) return
    if (notice.state === 'held' && notice.canShow && !isShowAsked) {
      isShowAsked = true
      options.showHeld(chatId, answerId).catch(() => {})
    }
    const isKeptBack = notice.state === 'held' && !notice.canShow
    if (isKeptBack !== isHeld) change({ isHeld: isKeptBack })
  }

  function follow(run: MutableRun, signal: AbortSignal, following: Promise<void>) {
    following.then(
      () => signal.aborted || end(run),
      (thrown) => signal.aborted || end(run, infoOf(thrown)),
    )
  }

  return {
    player,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(question, pace = {}) {
      const before = state.run
      // Nobody reads the previous answer any more.
      if (before?.source.kind === 'live' && !before.hasEnded) transport.stop(before.source.chatId).catch(() => {})
      const chatId = newId()
      const { run, signal } = begin(question, { kind: 'live', simulated, chatId })
      startedAt = now()
      isShowAsked = false
      const collecting = collectAnswer({
        transport,
        chatId,
        question: simulated ? withPace(question, pace) : question,
        fields: options.choice(),
        elapsed: () => now() - startedAt,
        signal,
        onMoment(moment) {
          run.moments.push(moment)
          noteId(moment)
          noteHold(moment, chatId)
        },
        onConnection: (connection) => signal.aborted || change({ connection }),
      })
      player.play()
      follow(run, signal, collecting)
    },
    restart() {
      if (!state.run) return
      player.seek(0)
      player.play()
    },
    openRecording(chatId, answerId) {
      const { run, signal } = begin('', { kind: 'recording', simulated, chatId, answerId })
      change({ answerId })
      const onEntries = (entries: readonly TimelineEntry[]) => {
        run.question ||= questionIn(entries)
        add(run, entries)
      }
      follow(run, signal, options.readTimeline({ chatId, answerId, onEntries, signal }))
    },
    openFile(file, name) {
      const { run } = begin(withoutPace(file.question ?? questionIn(file.entries)), {
        kind: 'file',
        simulated: file.simulated,
        name,
      })
      run.model = file.model ?? undefined
      add(run, file.entries)
      end(run)
    },
    isAtLiveEdge() {
      const { time, isPlaying } = player.state()
      return isPlaying && isLive(state.run) && now() - startedAt - time < LIVE_EDGE_MS
    },
    clear() {
      following.abort()
      player.pause()
      change(NOTHING)
      player.seek(0)
    },
    close() {
      following.abort()
      player.pause()
    },
  }
}

/** The clock was read at most a few frames ago. */
const LIVE_EDGE_MS = 200

/** Whether an answer is still arriving, so that time passes between its moments, too. */
function isLive(run: StageRun | undefined): boolean {
  return run?.source.kind === 'live' && !run.hasEnded
}
