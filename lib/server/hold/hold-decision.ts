/** Decides whether an answer is held: by the site, the person, the chat, and by what the question is about. */
import type { BranchMessage } from '@/lib/server/generation/history'
import { type HoldAuthority, type HoldPolicy, type HoldReason, stricterPolicy } from '@/lib/shared/hold'
import { textOf } from '@/lib/shared/message'
import type { ClassifiedQuestion, Classifier } from './classifier'

/** The policy that each of the three wants; undefined follows the site. */
export interface HoldWishes {
  site: HoldPolicy
  person: HoldPolicy | undefined
  chat: HoldPolicy | undefined
}

/** The policy that applies, and whose it is. */
export interface AppliedPolicy {
  policy: HoldPolicy
  by: HoldAuthority
}

/** Each may be stricter than the one above it, and none can loosen what is above. */
export function appliedPolicy({ site, person, chat }: HoldWishes): AppliedPolicy {
  let applied: AppliedPolicy = { policy: site, by: 'site' }
  for (const [by, wish] of [
    ['person', person],
    ['chat', chat],
  ] as const) {
    if (wish && wish !== applied.policy && stricterPolicy(applied.policy, wish) === wish) applied = { policy: wish, by }
  }
  return applied
}

/** The decision on an answer before it begins. */
export interface HoldDecision extends AppliedPolicy {
  /** Why it is held from its start; undefined when it is not. */
  reason: HoldReason | undefined
  /** What decided: the classifier's version, or `model`. Undefined when nothing was asked. */
  classifier: string | undefined
  /** What a model is asked before the answer begins, if the operator has chosen that. */
  modelQuestion: ClassifiedQuestion | undefined
}

/** Decides on an answer to the branch that ends with its question. */
export function decideHold(
  { policy, by }: AppliedPolicy,
  branch: readonly Pick<BranchMessage, 'role' | 'parts'>[],
  classifier: Classifier,
  asksModel: boolean,
): HoldDecision {
  const undecided = { policy, by, reason: undefined, classifier: undefined, modelQuestion: undefined }
  if (policy === 'stream') return undecided
  if (policy === 'hold') return { ...undecided, reason: { by, cause: 'policy' } }
  if (asksModel) return { ...undecided, classifier: MODEL, modelQuestion: questionOf(branch) }
  const verdict = classifier.question(questionOf(branch))
  const reason: HoldReason | undefined = verdict && { by, cause: 'question', topic: verdict.topic }
  return { ...undecided, reason, classifier: classifier.version }
}

/** Recorded in place of a classifier's version. */
const MODEL = 'model'

/** Earlier turns that a short question may refer to. */
const HISTORY = 4
const MAX_CHARACTERS = 8_000

/** The newest question of a branch, with the turns before it. */
export function questionOf(branch: readonly Pick<BranchMessage, 'role' | 'parts'>[]): ClassifiedQuestion {
  const at = branch.findLastIndex(({ role }) => role === 'user')
  const question = branch[at]
  const textIn = (message: Pick<BranchMessage, 'parts'>) => textOf(message).slice(0, MAX_CHARACTERS)
  return {
    text: question ? textIn(question) : '',
    history: branch.slice(Math.max(0, at - HISTORY), Math.max(0, at)).map(textIn),
    attachments: (question?.parts ?? []).flatMap((part) =>
      part.type === 'file' && typeof part.filename === 'string' ? [part.filename] : [],
    ),
  }
}
