/** One HTML file that replays a run of the stage from disk. */
import type { StageRun } from './stage-run'

/** The run as a file that stands alone. */
export async function replayFile(_run: StageRun): Promise<Blob> {
  throw new Error('This file cannot be made yet.')
}
