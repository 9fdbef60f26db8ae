/** What a process and its descendants have used, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs'

/** Costs of a process tree. */
export interface ProcessCosts {
  /** User and system time, in seconds, of children that have ended too. */
  cpuSeconds: number
  residentBytes: number
}

// Linux tells times in hundredths of a second, and memory in pages, on every platform that Node runs on.
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4_096

/** Reads the tree's costs so far. */
export function costsOf(pid: number): ProcessCosts {
  const costs = { cpuSeconds: 0, residentBytes: 0 }
  const visit = (process: number) => {
    const found = read(process)
    if (!found) return
    costs.cpuSeconds += found.ticks / TICKS_PER_SECOND
    costs.residentBytes += found.pages * PAGE_BYTES
    for (const child of found.children) visit(child)
  }
  visit(pid)
  return costs
}

function read(pid: number): { ticks: number; pages: number; children: number[] } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold spaces and brackets: fields are counted from behind it, the third being the first here.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = fields.slice(11, 15)
    const threads = readdirSync(`/proc/${pid}/task`)
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return { ticks: user + system + userOfEnded + systemOfEnded, pages: fields[21] ?? 0, children }
  } catch {
    // It ended while it was looked at.
    return undefined
  }
}
