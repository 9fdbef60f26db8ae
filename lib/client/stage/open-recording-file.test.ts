import { expect, test } from 'vitest'
import { openRecordingFile } from './open-recording-file'

const fileOf = (content: unknown, name = 'recording.json') =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name)
const RECORDING = { format: 'firstword-timeline', version: 1, question: 'Why?', model: null, simulated: true }
const ENTRIES = [{ kind: 'server', at: 5, chunks: [{ type: 'start' }] }]

test('a recording is read as it was saved', async () => {
  const saved = { ...RECORDING, entries: ENTRIES }
  expect(await openRecordingFile(fileOf(saved))).toEqual(saved)
})

test.each([
  ['no JSON', 'hello', 'is not a recording'],
  ['other JSON', { hello: 1 }, 'is not a recording'],
  ['null', 'null', 'is not a recording'],
  ['a fixture', { format: 'firstword-fixture', version: 1, calls: [] }, 'is a fixture'],
  ['raw events', 'event: message_start\ndata: {}\n\n', 'is raw event-stream text'],
  ['a web page', '<!doctype html>\n<html></html>', 'is a web page'],
  ['a table', 'row,name,time_ms\r\n', 'is a table of measurements'],
  ['a version of the future', { ...RECORDING, version: 2, entries: ENTRIES }, 'of a version that is not known here'],
  ['entries of another form', { ...RECORDING, entries: [{}] }, 'is a damaged recording'],
  ['nothing in it', { ...RECORDING, entries: [] }, 'is empty'],
])('%s: says why, and what to do', async (_name, content, words) => {
  await expect(openRecordingFile(fileOf(content))).rejects.toThrow(words)
  await expect(openRecordingFile(fileOf(content))).rejects.toThrow(
    /Choose (?:the JSON file .* Download, then JSON|another)/,
  )
})
