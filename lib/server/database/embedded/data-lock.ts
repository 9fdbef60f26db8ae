/**
 * One process for each data directory: the embedded Postgres takes no lock of its own, and two processes on one
 * directory lose rows without an error. The lock is a file beside the directory that names its holder and the holder's
 * life line; it is taken over only from a dead process, never because of its age (decision 022).
 */
import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { callLifeLine, openLifeLine, removeLifeLine } from './life-line'
import { isRunning, type Place, startOf, thisPlace } from './process-life'

/** Who holds a lock. */
interface Holder extends Partial<Place> {
  host: string
  pid: number
  startedAt?: string | undefined
  /** The name of its life line, and the device it was made on. */
  line?: string | undefined
  device?: number | undefined
}

/** A lock file. No two ever have the same text. */
interface LockFile {
  text: string
  /** Undefined when the file names nobody. */
  holder: Holder | undefined
}

// A killed process looks alive for a moment, and its successor often starts before that has passed.
const DYING_MS = 1_500
const LOOK_EVERY_MS = 25
// Others hold the right only for as long as removing a file takes.
const MAX_ROUNDS = 80

/**
 * Takes the lock of a data directory; resolves with a function that releases it. Rejects, naming the holder, when it is
 * taken.
 */
export async function lockDataDirectory(dataDir: string): Promise<() => void> {
  const file = `${dataDir}.lock`
  const id = randomUUID()
  // Before anybody can read its name.
  const line = await openLifeLine(dirname(file), `${basename(file)}.${id.slice(0, 8)}`)
  const mine: Holder & { id: string } = {
    id,
    pid: process.pid,
    startedAt: startOf(process.pid),
    ...thisPlace(),
    line: line?.name,
    device: deviceOf(file),
  }
  const text = JSON.stringify(mine)
  // Written under a name of its own and then linked, so that nobody sees it incomplete.
  const draft = `${file}.${id}`
  try {
    writeFileSync(draft, text, { mode: 0o600 })
    await acquire({ dataDir, file, draft })
  } catch (error) {
    line?.close()
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (read(file)?.text === text) rmSync(file, { force: true })
    line?.close()
  }
}

interface Attempt {
  dataDir: string
  file: string
  /** The file to link, which names this process. */
  draft: string
}

async function acquire(attempt: Attempt): Promise<void> {
  const { dataDir, file, draft } = attempt
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (take(draft, file)) return
    const lockFile = read(file)
    if (!lockFile) continue
    if (lockFile.holder && (await isAlive(file, lockFile.holder, DYING_MS))) {
      throw new Error(takenMessage(dataDir, file, lockFile.holder))
    }
    await removeDead(attempt, file, lockFile)
  }
  throw new Error(`The lock ${file} could not be taken. Start again.`)
}

/**
 * Removes a dead process's file. The right to do so is itself a lock file, named after the text to be removed, so that
 * of several processes only one removes it and none removes its successor. A holder of the right may die too, and is
 * treated the same way.
 */
async function removeDead(attempt: Attempt, path: string, dead: LockFile): Promise<void> {
  const { file, draft } = attempt
  const right = `${file}.${createHash('sha256').update(dead.text).digest('hex').slice(0, 16)}.takeover`
  if (take(draft, right)) {
    try {
      if (read(path)?.text !== dead.text) return
      rmSync(path, { force: true })
      if (dead.holder?.line) removeLifeLine(dirname(file), basename(dead.holder.line))
    } finally {
      rmSync(right, { force: true })
    }
    return
  }
  const other = read(right)
  if (!other) return
  if (other.holder && (await isAlive(file, other.holder, 0))) await sleep(LOOK_EVERY_MS)
  else await removeDead(attempt, right, other)
}

/** Links a lock file under a name; false when the name is taken. */
function take(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Undefined when there is no such file. */
function read(file: string): LockFile | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const holder: unknown = JSON.parse(text)
    const isHolder = typeof holder === 'object' && holder !== null && 'pid' in holder && 'host' in holder
    return { text, holder: isHolder ? (holder as Holder) : undefined }
  } catch {
    // Not one of our locks, or truncated by a power cut.
    return { text, holder: undefined }
  }
}

/** Whether a holder is alive, as far as this process can know; when in doubt it is. */
async function isAlive(file: string, holder: Holder, patienceMs: number): Promise<boolean> {
  const here = thisPlace()
  // Earlier versions wrote only the first part of it.
  const kernel = holder.kernel ?? holder.startedAt?.split(' ')[0]
  const isSameHost = holder.host === here.host
  // The same machine before a restart; about another machine nothing is known.
  if (kernel !== undefined && here.kernel !== undefined && kernel !== here.kernel) return !isSameHost
  const isSameKernel = kernel === undefined ? isSameHost : kernel === here.kernel
  if (isSameKernel && holder.line !== undefined && holder.device === deviceOf(file)) {
    const life = await callLifeLine(dirname(file), holder.line, Math.max(patienceMs, LOOK_EVERY_MS))
    if (life !== 'unknown') return life === 'alive'
  }
  // In another container the same id is another process.
  const canSee = isSameHost || (isSameKernel && holder.processes !== undefined && holder.processes === here.processes)
  return !canSee || staysRunning(holder, patienceMs)
}

async function staysRunning({ pid, startedAt }: Holder, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (isRunning(pid, startedAt)) {
    if (pid === process.pid || performance.now() >= end) return true
    await sleep(LOOK_EVERY_MS)
  }
  return false
}

// A file system that is mounted twice may not carry sockets between the mounts.
function deviceOf(file: string): number {
  return statSync(dirname(file)).dev
}

function takenMessage(dataDir: string, file: string, { pid, host }: Holder): string {
  return [
    `Another process already uses the database in ${dataDir}: process ${pid} on ${host}.`,
    'Stop it first, or give this one a directory of its own (DATA_DIR), or a Postgres server for both (DATABASE_URL).',
    `If that process is certainly gone, delete ${file}.`,
  ].join('\n')
}
