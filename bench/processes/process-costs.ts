/** The resources that a process and its descendants have used, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs'

/** Costs of a process tree. */
export interface ProcessCosts {
  /** User and system time in seconds, ended children included. */
  cpuSeconds: number
  residentBytes: number
}

// The kernel reports times in hundredths of a second and memory in pages of this size.
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4_096

/** Reads the tree's costs so far. */
export function costsOf(pid: number): ProcessCosts {
  const costs = { cpuSeconds: 0, residentBytes: 0 }
  const visit = (process: number) => {
    const stat = readStat(process)
    if (!stat) return
    costs.cpuSeconds += stat.ticks / TICKS_PER_SECOND
    costs.residentBytes += stat.pages * PAGE_BYTES
    for (const child of stat.children) visit(child)
  }
  visit(pid)
  return costs
}

function readStat(pid: number): { ticks: number; pages: number; children: number[] } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The process name may contain spaces and brackets, so fields are counted from after it; the first one here is
    // field 3.
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
    // The process ended meanwhile.
    return undefined
  }
}
