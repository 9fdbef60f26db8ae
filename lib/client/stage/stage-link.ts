/** The address of the stage: what it opens with. */
import { SPEEDS } from '@/lib/client/playback/player'
import { type AnswerId, type ChatId, ID_PATTERN } from '@/lib/shared/ids'
import { presetOf } from './presets'

/** What the stage opens with. */
export interface StageSetup {
  preset: string
  /** Tokens per second that the simulator is asked for. */
  pace: number
  speed: number
  /** An answer of one's own whose recording is shown. */
  recording: { chatId: ChatId; answerId: AnswerId } | undefined
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** Reads the parameters of an address; what is unknown or out of bounds is left at its default. */
export function readSetup(parameters: Parameters): StageSetup {
  const one = (name: string) => {
    const value = parameters[name]
    return typeof value === 'string' ? value : undefined
  }
  const preset = presetOf(one('preset'))
  const pace = Number(one('pace'))
  const speed = Number(one('speed'))
  const [chatId = '', answerId = ''] = [one('chat'), one('answer')]
  return {
    preset: preset.name,
    pace: preset.paces.includes(pace) ? pace : preset.paces[0],
    speed: SPEEDS.find((each) => each === speed) ?? 1,
    recording: ID_PATTERN.test(chatId) && ID_PATTERN.test(answerId) ? { chatId, answerId } : undefined,
  }
}

/** The path that opens the stage with this preset. */
export function presetPath({ preset, pace, speed }: Omit<StageSetup, 'recording'>): string {
  return `/stage?${new URLSearchParams({ preset, pace: String(pace), speed: String(speed) })}`
}

/** The path that shows the recording of an answer. */
export function recordingPath(chatId: ChatId, answerId: AnswerId): string {
  return `/stage?${new URLSearchParams({ chat: chatId, answer: answerId })}`
}
