/** Held answers: which policies there are, and what is recorded of a decision to hold. */

/** How an answer is shown: as it comes, held until it is complete, or one of the two as its subject demands. */
export const HOLD_POLICIES = ['stream', 'auto', 'hold'] as const

/** One of them. The list goes from the least strict to the strictest. */
export type HoldPolicy = (typeof HOLD_POLICIES)[number]

/** The subjects that `auto` knows without further settings. */
export const HOLD_TOPICS = ['medical', 'legal', 'financial'] as const

/** A subject: one of those, or the name of the operator's own. */
export type HoldTopic = string

/** Who decided that an answer is held. */
export type HoldAuthority = 'site' | 'person' | 'chat'

/** Why an answer is held. */
export interface HoldReason {
  /** Whose policy it was; of equally strict ones the site's, then the person's. */
  by: HoldAuthority
  /** The policy `hold` holds everything; with `auto` the question, or a sentence of the answer, was about the topic. */
  cause: 'policy' | 'question' | 'answer'
  /** Absent when everything is held. */
  topic?: HoldTopic
}

/** What became of a held answer. */
export type HoldOutcome =
  /** It was complete, and shown at once. */
  | 'released'
  /** Its reader chose to see it before it was complete. */
  | 'overridden'
  /** It was stopped while it was held; what had been written is gone. */
  | 'discarded'
  /** It must not be shown: it ended in a refusal, or the operator's rules or review say so. */
  | 'withheld'
  /** It broke off while it was held: what had been written is kept back until it is continued, or shown on demand. */
  | 'kept'

/** The record of a held answer, in its metadata. */
export interface HoldRecord extends HoldReason {
  /** The version of the classifier that decided; absent when none was asked. */
  classifier?: string
  /** ISO 8601. */
  heldAt: string
  /** ISO 8601; absent while it is held, and where its server was lost. */
  endedAt?: string
  /** Absent while it is held. */
  outcome?: HoldOutcome
  /** Why it is withheld, in words for people. */
  withheldBecause?: string
  /** Whether its reader may have what is kept shown; absent unless it is kept. */
  canShow?: boolean
}

/** How far a held answer is: coarse, so that it reveals nothing of the text. */
export type HoldStage = 'waiting' | 'writing' | 'checking'

/** Sent when a hold begins, at regular intervals while it lasts, and when it ends; never stored. */
export interface HoldNotice extends HoldReason {
  state: 'held' | 'ended'
  stage: HoldStage
  /** ISO 8601. */
  heldAt: string
  /** Milliseconds since it began. */
  heldMs: number
  /** Whether the reader may have the answer shown as it comes. */
  canShow: boolean
  /** Makes all notices of an answer equally long. */
  padding: string
}

/** The reason alone, of a record or a notice. */
export function reasonOf({ by, cause, topic }: HoldReason): HoldReason {
  return { by, cause, ...(topic !== undefined && { topic }) }
}

/** Whether what was kept back is no part of the message. */
export function isTextDropped(record: HoldRecord | undefined): boolean {
  return record?.outcome === 'discarded' || record?.outcome === 'withheld' || record?.outcome === 'kept'
}

/** The stricter of two policies. */
export function stricterPolicy(one: HoldPolicy, other: HoldPolicy): HoldPolicy {
  return HOLD_POLICIES.indexOf(one) >= HOLD_POLICIES.indexOf(other) ? one : other
}
