/** The replay of a shared answer at the pace at which it came. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { AnswerBody } from '@/components/chat/message/answer-body'
import { PlayButton } from '@/components/playback/play-button'
import { PositionSlider } from '@/components/playback/position-slider'
import { SpeedPicker } from '@/components/playback/speed-picker'
import { usePlayer } from '@/components/playback/use-player'
import { TextButton } from '@/components/ui/text-button'
import { ClientError } from '@/lib/client/api/client-error'
import { readReplay } from '@/lib/client/api/shares'
import { createMessageAt, positionAt } from '@/lib/client/playback/message-at'
import { createPlayer } from '@/lib/client/playback/player'
import { type ReplayMoment, replayMoments } from '@/lib/stream/replay-moments'

interface AnswerReplayProps {
  shareId: string
  /** The answer's index in the share. */
  place: number
  /** The height of the whole answer, which the replay keeps, so that the page below does not move. */
  room: number
  /** Called when the replay has been read and takes the answer's place. Always the same function. */
  onReady(): void
  onClose(): void
}

/** Fetches the replay, then plays it. */
export function AnswerReplay({ shareId, place, room, onReady, onClose }: AnswerReplayProps) {
  const [moments, setMoments] = useState<ReplayMoment[]>()
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    let isOpen = true
    readReplay(shareId, place).then(
      (replay) => {
        if (!isOpen) return
        setMoments(replayMoments(replay))
        onReady()
      },
      (error: unknown) => isOpen && setFailure(wordsOf(error)),
    )
    return () => {
      isOpen = false
    }
  }, [shareId, place, onReady])
  if (failure !== undefined) {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-stop">
        <span>{failure}</span>
        <TextButton kind="quiet" onClick={onClose}>
          Close
        </TextButton>
      </p>
    )
  }
  return moments ? <Replay place={place} moments={moments} room={room} onClose={onClose} /> : null
}

function wordsOf(error: unknown): string {
  if (!(error instanceof ClientError)) return 'The replay could not be read. Try again.'
  if (error.info.code === 'not_found') return 'This link has ended, and so has its replay.'
  return error.info.message
}

interface ReplayProps {
  place: number
  moments: readonly ReplayMoment[]
  room: number
  onClose(): void
}

function Replay({ place, moments, room, onClose }: ReplayProps) {
  const end = moments.at(-1)?.at ?? 0
  const player = useMemo(
    () =>
      createPlayer({
        now: () => performance.now(),
        nextFrame: (callback) => requestAnimationFrame(callback),
        end: () => end,
      }),
    [end],
  )
  const messageAt = useMemo(() => createMessageAt(moments, `replay-${place}`), [moments, place])
  const { time, isPlaying, speed } = usePlayer(player)
  const position = positionAt(moments, time)
  const isWhole = position === moments.length
  // The message is the same object while it grows: only its position says what has changed.
  const body = useMemo(
    () => <AnswerBody message={messageAt.seek(position)} name={`replay-${place}`} isRunning={!isWhole} />,
    [messageAt, position, place, isWhole],
  )
  const controls = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    player.play()
    controls.current?.querySelector('button')?.focus()
    return player.pause
  }, [player])
  return (
    <div className="no-print flex min-w-0 flex-col gap-3">
      <fieldset
        ref={controls}
        className="sticky top-0 z-10 -my-1.5 flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 bg-paper py-1.5 text-small"
      >
        <legend className="sr-only">Replay</legend>
        <PlayButton
          isPlaying={isPlaying}
          onClick={() => (isPlaying ? player.pause() : player.play())}
          className="-ml-2 shrink-0 pointer-coarse:-ml-3.5"
        />
        <div className="flex min-w-40 flex-1 items-center gap-2.5">
          <PositionSlider
            value={time}
            max={end}
            step={100}
            words={`${secondsOf(time)} of ${secondsOf(end)}`}
            onChange={player.seek}
          />
          <span aria-hidden className="tabular shrink-0 whitespace-nowrap text-quiet">
            {`${secondsOf(time)} / ${secondsOf(end)}`}
          </span>
        </div>
        <div className="flex items-center gap-1">
          <SpeedPicker speed={speed} onChange={player.setSpeed} />
          <TextButton kind="quiet" onClick={onClose}>
            Show the whole answer
          </TextButton>
        </div>
      </fieldset>
      <div style={{ minHeight: room }} className="flex min-w-0 flex-col gap-3">
        {body}
      </div>
    </div>
  )
}

const secondsOf = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
