/** What a server holds at a moment: sockets, timers, memory. */
import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { sleep } from '@/bench/processes/clock'
import type { AppProcess } from '@/e2e/support/app'

/** A reading. */
export interface Resources {
  /** Bytes that the process has of the machine. */
  residentBytes: number
  /** Bytes that the program still needs, after a collection of garbage. */
  heldBytes: number
  sockets: number
  timers: number
}

/** To be set as NODE_OPTIONS of a server that will be asked. */
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
      // It was closed while it was looked at.
      return false
    }
  }).length
}
