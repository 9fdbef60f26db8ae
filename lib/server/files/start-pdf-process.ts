/** Starts the process that reads one PDF. It ends with its reply, at its limits, or with this process. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

/** The job of the process, and its limits. */
export interface PdfJob {
  content: Uint8Array
  wantsText: boolean
  /** Memory for the parser's objects. */
  heapMb: number
  /** Memory of the whole process, which ends itself beyond that. */
  maxBytes: number
}

/** The process's file, by its path in the project, because bundlers do not know it. */
function processFile(): string {
  return join(process.cwd(), 'lib', 'server', 'files', 'pdf-process.mjs')
}

/** Starts it. A failed start emits `error`. */
export function startPdfProcess(job: PdfJob): ChildProcess {
  const child = fork(/* turbopackIgnore: true */ processFile(), [], {
    // Without this process's flags and environment, so that the parser can reach no keys.
    execArgv: ['--max-old-space-size=64'],
    env: {} as NodeJS.ProcessEnv,
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })
  const { content, ...rest } = job
  // Both fail when the process has ended, which is reported by its exit. The content is written without a copy.
  child.send({ ...rest, sizeBytes: content.length }, () => {})
  child.stdin?.on('error', () => {}).end(content)
  return child
}
