/** The measurements of a run as CSV. */
import type { StageRun } from './stage-run'

/** One row for each moment and each clock. */
export function measurementsCsv(_run: StageRun): string {
  throw new Error('This file cannot be made yet.')
}
