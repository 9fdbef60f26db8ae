/** What state a tool call is in, and what each state means: nobody else decides which calls are still open. */

/** The states of a call, in the AI SDK's words and in the order in which a call goes through them. */
export const TOOL_STATES = [
  /** Its input is still coming. */
  'input-streaming',
  /** Its input is there. It runs, or waits for the page to run it. */
  'input-available',
  /** It waits for a person's approval. */
  'approval-requested',
  /** It was approved and is about to run. */
  'approval-responded',
  'output-available',
  'output-error',
  'output-denied',
] as const

/** What state a call is in. */
export type ToolState = (typeof TOOL_STATES)[number]

/** A person's decision on whether a call may run; without `approved` there is none yet. */
export interface Approval {
  id: string
  approved?: boolean
  reason?: string
}

/** Whether the call has its outcome: an output, an error or a denial. Nothing changes it any more. */
export function isSettled(state: ToolState): boolean {
  return state === 'output-available' || state === 'output-error' || state === 'output-denied'
}

/** Whether the call waits for a person's approval. */
export function awaitsApproval(state: ToolState): boolean {
  return state === 'approval-requested'
}

/** Whether something is at work on the call: it is being written, or runs. */
export function isInProgress(state: ToolState): boolean {
  return !isSettled(state) && !awaitsApproval(state)
}

/** Whether the call is whole and has no answer yet: neither an approval nor an outcome. */
export function awaitsAnswer(state: ToolState): boolean {
  return state === 'input-available' || awaitsApproval(state)
}

/** Whether a person has answered the call and the server has not confirmed it: a confirmed denial says `approved: false`. */
export function isAnsweredLocally({ state, approval }: { state: ToolState; approval: Approval | undefined }): boolean {
  return state === 'approval-responded' || (state === 'output-denied' && approval?.approved === undefined)
}
