/** The files in the text box: what a question waits for. */
import { expect, test } from 'vitest'
import type { Attachment } from '@/lib/client/attachments/attachments'
import { waitingFor } from './attachment-list'

const item = (state: Attachment['state']): Attachment => ({
  key: state,
  name: 'a.txt',
  mediaType: 'text/plain',
  sizeBytes: 1,
  state,
  progress: 0,
})

test.each<[Attachment['state'][], string | undefined]>([
  [[], undefined],
  [['ready'], undefined],
  [['ready', 'reading'], 'Sending waits for one upload'],
  [['reading', 'uploading'], 'Sending waits for 2 uploads'],
  [['reading', 'failed'], 'A file could not be attached: retry or remove it'],
])('with files that are %j sending waits: %s', (states, words) => {
  expect(waitingFor(states.map(item))).toBe(words)
})
