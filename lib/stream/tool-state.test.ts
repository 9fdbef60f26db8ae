/** What each state of a tool call means. */
import { expect, test } from 'vitest'
import {
  awaitsAnswer,
  awaitsApproval,
  isAnsweredLocally,
  isInProgress,
  isSettled,
  TOOL_STATES,
  type ToolState,
} from './tool-state'

const yes = true
const no = false

const MEANINGS: Record<ToolState, Record<string, boolean>> = {
  'input-streaming': { settled: no, inProgress: yes, approval: no, answer: no, answeredLocally: no },
  'input-available': { settled: no, inProgress: yes, approval: no, answer: yes, answeredLocally: no },
  'approval-requested': { settled: no, inProgress: no, approval: yes, answer: yes, answeredLocally: no },
  'approval-responded': { settled: no, inProgress: yes, approval: no, answer: no, answeredLocally: yes },
  'output-available': { settled: yes, inProgress: no, approval: no, answer: no, answeredLocally: no },
  'output-error': { settled: yes, inProgress: no, approval: no, answer: no, answeredLocally: no },
  'output-denied': { settled: yes, inProgress: no, approval: no, answer: no, answeredLocally: no },
}

test.each(TOOL_STATES)('%s', (state) => {
  // A confirmed decision, so that only the state counts.
  const approval = { id: 'call', approved: state !== 'output-denied' }
  expect({
    settled: isSettled(state),
    inProgress: isInProgress(state),
    approval: awaitsApproval(state),
    answer: awaitsAnswer(state),
    answeredLocally: isAnsweredLocally({ state, approval }),
  }).toEqual(MEANINGS[state])
})

test('a denial is local until the server confirms it', () => {
  const state = 'output-denied'
  expect(isAnsweredLocally({ state, approval: undefined })).toBe(true)
  expect(isAnsweredLocally({ state, approval: { id: 'call' } })).toBe(true)
  expect(isAnsweredLocally({ state, approval: { id: 'call', approved: false } })).toBe(false)
})
