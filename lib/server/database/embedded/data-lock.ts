/**
 * One process for each data directory: the embedded Postgres takes no lock of its own, and two processes on one
 * directory lose rows without an error. The lock is a file beside the directory that names its holder; it is taken
 * over only from a process that is dead, never because of its age.
 */
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Who holds a lock. */
interface Holder {
  pid: number
  host: string
  /** Which start of the machine, and when in it that process started: a later process may have got the same pid. */
  startedAt: string | undefined
}

/** Takes the lock of a data directory; returns the way to release it. Throws, naming the holder, when it is taken. */
export function lockDataDirectory(dataDir: string): () => void {
  const file = `${dataDir}.lock`
  const mine: Holder = { pid: process.pid, host: hostname(), startedAt: startOf(process.pid) }
  // Written whole under a name of its own and then linked: a lock file is never seen half written.
  const draft = `${file}.${process.pid}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    if (take(draft, file)) return () => release(file, mine)
    // Of several processes that find a dead holder one removes its lock; without this the next would remove the new.
    const guard = `${file}.takeover`
    if (!take(draft, guard)) {
      refuseIfAlive(dataDir, guard)
      rmSync(guard, { force: true })
      throw new Error(`Another process that took over ${file} was ended while it did. Start again.`)
    }
    try {
      refuseIfAlive(dataDir, file)
      rmSync(file, { force: true })
      if (take(draft, file)) return () => release(file, mine)
      refuseIfAlive(dataDir, file)
      throw new Error(`The lock ${file} could not be taken. Start again.`)
    } finally {
      rmSync(guard, { force: true })
    }
  } finally {
    unlinkSync(draft)
  }
}

/** Links a lock file under a name; false when there is one already. */
function take(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function refuseIfAlive(dataDir: string, file: string) {
  const holder = readHolder(file)
  if (holder && isAlive(holder)) throw new Error(takenMessage(dataDir, file, holder))
}

function takenMessage(dataDir: string, file: string, { pid, host }: Holder): string {
  return [
    `Another process already uses the database in ${dataDir}: process ${pid} on ${host}.`,
    'Stop it first, or give this one a directory of its own (DATA_DIR), or a Postgres server for both (DATABASE_URL).',
    `If that process is certainly gone, delete ${file}.`,
  ].join('\n')
}

function release(file: string, mine: Holder) {
  const holder = readHolder(file)
  if (holder?.pid === mine.pid && holder.startedAt === mine.startedAt) rmSync(file, { force: true })
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    // Gone since, or not a lock of ours.
    return undefined
  }
}

function isAlive({ pid, host, startedAt }: Holder): boolean {
  // Nothing can be known of a process on another machine: its lock stands.
  if (host !== hostname()) return true
  if (pid === process.pid) return startedAt === startOf(pid)
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return startedAt === undefined || startedAt === startOf(pid)
}

/** Linux tells when a process started; elsewhere the pid alone must do. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold anything; the start is the 20th field after it.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return undefined
  }
}
