/** Whether and where a process runs, as far as the operating system reveals it. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Where a process runs. */
export interface Place {
  host: string
  /** The boot id of the kernel, which containers on one machine share. Linux only. */
  kernel: string | undefined
  /** The namespace of its process id: containers have their own. Linux only. */
  processes: string | undefined
}

/** Where this process runs. */
export function thisPlace(): Place {
  return { host: hostname(), kernel: bootId(), processes: tried(() => readlinkSync('/proc/self/ns/pid')) }
}

/** The boot id, and the time since boot at which a process started: ids are reused. Linux only. */
export function startOf(pid: number): string | undefined {
  const [kernel, fields] = [bootId(), statOf(`/proc/${pid}/stat`)]
  // The 20th field after the name.
  return kernel && fields && `${kernel} ${fields[19]}`
}

/** Whether a process visible from here is running. A zombie is not. */
export function isRunning(pid: number, startedAt: string | undefined): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Another user's process counts as running.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const start = startOf(pid)
  if (start === undefined) return true
  return (startedAt === undefined || start === startedAt) && !isOver(pid)
}

/** Its main thread may have ended while others still write. */
function isOver(pid: number): boolean {
  const threads = tried(() => readdirSync(`/proc/${pid}/task`)) ?? []
  const states = threads.map((thread) => statOf(`/proc/${pid}/task/${thread}/stat`)?.[0])
  return states.every((state) => state === undefined || state === 'Z' || state === 'X')
}

/** The fields after the name, which is in parentheses and may contain anything. */
function statOf(file: string): string[] | undefined {
  const text = tried(() => readFileSync(file, 'utf8'))
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function bootId(): string | undefined {
  return tried(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
}

/** Not every system has these files, and a process may end in between. */
function tried<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
