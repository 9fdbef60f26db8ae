/** Reads a recording from a file of the reader's own; no server hears of it. */
import { readTimelineFile, type TimelineFile } from '@/lib/stream/recording-file'

const MAX_BYTES = 64 * 1024 * 1024

/** Why a file cannot be shown: words for people, with the next step. */
export class RecordingFileError extends Error {
  override readonly name = 'RecordingFileError'
}

/** The recording; throws a `RecordingFileError` for any other file. */
export async function openRecordingFile(file: File): Promise<TimelineFile> {
  if (file.size > MAX_BYTES) throw new RecordingFileError('This file is larger than any recording. Choose another one.')
  const recording = readTimelineFile(parse(await file.text()))
  if (!recording) {
    throw new RecordingFileError(
      'This file is no recording. Choose a JSON file that the inspector has saved, under Download.',
    )
  }
  if (recording.entries.length === 0) throw new RecordingFileError('This recording is empty. Choose another one.')
  return recording
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON, so not a recording.
    return undefined
  }
}
