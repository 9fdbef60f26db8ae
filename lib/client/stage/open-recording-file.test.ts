import { expect, test } from 'vitest'
import { openRecordingFile } from './open-recording-file'

const fileOf = (content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], 'recording.json')
const RECORDING = { format: 'firstword-timeline', version: 1, question: 'Why?', model: null, simulated: true }
const ENTRIES = [{ kind: 'server', at: 5, chunks: [{ type: 'start' }] }]

test('a recording is read as it was saved', async () => {
  const saved = { ...RECORDING, entries: ENTRIES }
  expect(await openRecordingFile(fileOf(saved))).toEqual(saved)
})

test.each([
  ['no JSON', 'hello', 'is no recording'],
  ['other JSON', { hello: 1 }, 'is no recording'],
  ['a version of the future', { ...RECORDING, version: 2, entries: ENTRIES }, 'is no recording'],
  ['entries of another form', { ...RECORDING, entries: [{}] }, 'is no recording'],
  ['nothing in it', { ...RECORDING, entries: [] }, 'is empty'],
])('%s: says why, and what to do', async (_name, content, words) => {
  await expect(openRecordingFile(fileOf(content))).rejects.toThrow(words)
  await expect(openRecordingFile(fileOf(content))).rejects.toThrow(/[Cc]hoose/)
})
