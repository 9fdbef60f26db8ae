/** The address of the stage: what it opens with. */
import { SPEEDS } from '@/lib/client/playback/player'
import { type AnswerId, type ChatId, ID_PATTERN } from '@/lib/shared/ids'
import { ALL_PACES, presetOf } from './presets'

/** The longest question that a link carries. */
export const MAX_LINK_QUESTION = 500

/** What the stage opens with. */
export interface StageSetup {
  preset: string
  /** A question of one's own, which fills the box and is not sent; undefined for that of the preset. */
  question: string | undefined
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
  const question = one('question')?.replace(/\s+/g, ' ').trim().slice(0, MAX_LINK_QUESTION) || undefined
  const isOwn = question !== undefined && question !== preset.question
  return {
    preset: preset.name,
    question: isOwn ? question : undefined,
    pace: (isOwn ? ALL_PACES : preset.paces).includes(pace) ? pace : preset.paces[0],
    speed: SPEEDS.find((each) => each === speed) ?? 1,
    recording: ID_PATTERN.test(chatId) && ID_PATTERN.test(answerId) ? { chatId, answerId } : undefined,
  }
}

/** The path that opens the stage with this preset, or this question; undefined if the question is too long for a link. */
export function stagePath({ preset, question, pace, speed }: Omit<StageSetup, 'recording'>): string | undefined {
  if (question !== undefined && question.length > MAX_LINK_QUESTION) return undefined
  const how = { pace: String(pace), speed: String(speed) }
  // A preset that is not shown is not named.
  return `/stage?${new URLSearchParams(question === undefined ? { preset, ...how } : { ...how, question })}`
}
