/**
 * The replay of a shared answer: at which time how much of each of its parts was there. Numbers only: the text is
 * the share's own, so a replay can show nothing that the share does not.
 */
import { z } from 'zod'
import type { SharedPart } from './share'

/** The most steps that one replay has. */
export const MAX_REPLAY_STEPS = 20_000

const whole = z.int().min(0)

/**
 * One step: the time in milliseconds, the index of a part, and how much of the part is there from then on: characters of a
 * text, and 1 for a call or a source, which come whole.
 */
const replayStep = z.tuple([whole, whole, whole])

/** The schema of a replay, in order of time. */
export const replaySteps = z.array(replayStep).min(1).max(MAX_REPLAY_STEPS)

/** The steps of a replay. */
export type ReplaySteps = z.infer<typeof replaySteps>

/** `GET /api/shares/{id}/replays/{place}`: an answer as the share has it, and its pace. */
export interface SharedReplay {
  parts: SharedPart[]
  steps: ReplaySteps
}
