/** Reads a recording from a file on the reader's device; nothing is sent to the server. */
import { parseJson } from '@/lib/shared/text/parse-json'
import { MAX_FILE_BYTES, readTimelineFile, type TimelineFile } from '@/lib/stream/recording-file'

/** Why a file cannot be shown: words for people, with the next step. */
export class RecordingFileError extends Error {
  override readonly name = 'RecordingFileError'
}

/** The recording; throws a `RecordingFileError` for any other file. */
export async function openRecordingFile(file: File): Promise<TimelineFile> {
  if (file.size > MAX_FILE_BYTES)
    throw new RecordingFileError('This file is larger than any recording. Choose another one.')
  const text = await file.text()
  const content = parseJson(text)
  const recording = readTimelineFile(content)
  if (!recording) {
    throw new RecordingFileError(
      `This file is ${kindOf(content, text, file.name)}. Choose the JSON file that the inspector saves: open “Inspect” under an answer, then Download, then JSON.`,
    )
  }
  if (recording.entries.length === 0) throw new RecordingFileError('This recording is empty. Choose another one.')
  return recording
}

/** What a wrong file is instead, as far as that can be recognised. */
function kindOf(content: unknown, text: string, name: string): string {
  const { format, version } = (content ?? {}) as { format?: unknown; version?: unknown }
  if (format === 'firstword-fixture') return 'a fixture, which the simulator plays, and not a recording'
  if (format === 'firstword-timeline' && version === 1) return 'a damaged recording'
  if (format === 'firstword-timeline') return 'a recording of a version that is not known here'
  if (/^\s*<(?:!doctype|html)/i.test(text) || /\.html?$/i.test(name)) {
    return 'a web page and not a recording; an exported HTML file plays by itself in a browser'
  }
  if (/^(?:event|data|id|retry)?:/.test(text)) return 'raw event-stream text (SSE), and not a recording'
  if (/\.csv$/i.test(name) || text.startsWith('row,name,')) return 'a table of measurements, and not a recording'
  return 'not a recording'
}
