/** Whether a process still runs, and where: as much of it as the operating system tells. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Where a process runs. */
export interface Place {
  host: string
  /** Which start of which kernel: containers on one machine share it. Linux only. */
  kernel: string | undefined
  /** Within what its process id counts: containers have numbers of their own. Linux only. */
  processes: string | undefined
}

/** Where this process runs. */
export function thisPlace(): Place {
  return { host: hostname(), kernel: bootId(), processes: tried(() => readlinkSync('/proc/self/ns/pid')) }
}

/** Which start of the machine, and when in it a process started: a later process may have got the same id. Linux only. */
export function startOf(pid: number): string | undefined {
  const [kernel, fields] = [bootId(), statOf(`/proc/${pid}/stat`)]
  // The 20th field behind the name.
  return kernel && fields && `${kernel} ${fields[19]}`
}

/** Whether a process runs that can be seen from here. One that is dead and was not yet waited for does not. */
export function isRunning(pid: number, startedAt: string | undefined): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is one all the same.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const start = startOf(pid)
  if (start === undefined) return true
  return (startedAt === undefined || start === startedAt) && !isOver(pid)
}

/** Its first thread may be over while others still write. */
function isOver(pid: number): boolean {
  const threads = tried(() => readdirSync(`/proc/${pid}/task`)) ?? []
  const states = threads.map((thread) => statOf(`/proc/${pid}/task/${thread}/stat`)?.[0])
  return states.every((state) => state === undefined || state === 'Z' || state === 'X')
}

/** The fields behind the name, which stands in parentheses and may hold anything. */
function statOf(file: string): string[] | undefined {
  const text = tried(() => readFileSync(file, 'utf8'))
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function bootId(): string | undefined {
  return tried(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
}

/** Not every system has these files, and a process may end between two looks. */
function tried<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
