/** Reads what a server holds: sockets, timers, memory. */
import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { sleep } from '@/bench/processes/clock'
import type { AppProcess } from '@/e2e/support/app'

/** A reading. */
export interface Resources {
  /** Resident set size of the process. */
  residentBytes: number
  /** Bytes still in use after garbage collection. */
  heldBytes: number
  sockets: number
  timers: number
}

/** NODE_OPTIONS for a server that `readResources` will ask. */
export const REPORTING = `--require=${join(import.meta.dirname, 'report-resources.cjs')}`

const LINE = /^bench-resources (.*)$/gm
const WAIT_MS = 25

/** Asks a server that was started with REPORTING. */
export async function readResources(app: AppProcess): Promise<Resources> {
  const reports = () => [...app.output().matchAll(LINE)]
  const before = reports().length
  process.kill(app.pid, 'SIGUSR2')
  while (reports().length === before) await sleep(WAIT_MS)
  const { rss, held, resources } = JSON.parse(reports().at(-1)?.[1] ?? '{}')
  return { residentBytes: rss, heldBytes: held, sockets: socketsOf(app.pid), timers: resources.Timeout ?? 0 }
}

function socketsOf(pid: number): number {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(join(folder, name)).startsWith('socket:')
    } catch {
      // It was closed meanwhile.
      return false
    }
  }).length
}
