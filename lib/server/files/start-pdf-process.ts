/** Starts the process that reads one PDF. It ends with its answer, with its limits, or with this process. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

/** What the process is to do, and what it may take for it. */
export interface PdfJob {
  content: Uint8Array
  wantsText: boolean
  /** Of the parser's own objects. */
  heapMb: number
  /** Of the whole process: it ends itself when it takes more. */
  maxBytes: number
}

/** Where the process's file lies: named by its place in the project, as no bundler knows it. */
function processFile(): string {
  return join(process.cwd(), 'lib', 'server', 'files', 'pdf-process.mjs')
}

/** Starts it. A failed start is told by the event `error`. */
export function startPdfProcess(job: PdfJob): ChildProcess {
  const child = fork(/* turbopackIgnore: true */ processFile(), [], {
    // None of the flags and settings that this process was started with: no key is within the reach of a parser.
    execArgv: ['--max-old-space-size=64'],
    env: {} as NodeJS.ProcessEnv,
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })
  const { content, ...rest } = job
  // Both fail when the process is gone already, which its end tells. Written from where the content lies, without a copy.
  child.send({ ...rest, sizeBytes: content.length }, () => {})
  child.stdin?.on('error', () => {}).end(content)
  return child
}
