/** Finds secrets in files, so that they can be named and left out before anything is sent. */
import { createSlices, type Slices } from '@/lib/shared/slices'
import { inSlices, type Steps } from '@/lib/shared/steps'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { keptFindings } from './kept-rules'
import { ownFindings } from './own-rules'
import type { Finding, Secret } from './secret'

/** Rules see a text in windows, so that each call is short; no secret is longer than what two of them share. */
const WINDOW = 96 * 1024
const SHARED = 48 * 1024
/** A value that was found is looked for everywhere, where no name gives it away. */
const MIN_REPEATED = 8
const MAX_REPEATED = 500
const MAX_VALUES = 300

/** How the search runs. */
export interface FindSecretsOptions {
  signal?: AbortSignal
  slices?: Slices
}

/** All secrets, by file and place; no two overlap. */
export function findSecrets(
  files: readonly SourceFile[],
  { signal, slices = createSlices(pauseFor(signal), { now: () => performance.now() }) }: FindSecretsOptions = {},
): Promise<Secret[]> {
  return inSlices(secretSteps(files), slices)
}

const pauseFor = (signal?: AbortSignal) => async () => {
  await new Promise<void>((resolve) => setTimeout(resolve))
  signal?.throwIfAborted()
}

/** The same in steps. */
export function* secretSteps(files: readonly SourceFile[]): Steps<Secret[]> {
  const found: Finding[][] = []
  const values = new Map<string, string>()
  for (const { path, content } of files) {
    const findings = yield* findingsIn(content, path)
    found.push(findings)
    for (const { start, end, kind } of findings) {
      const isKept = end - start >= MIN_REPEATED && end - start <= MAX_REPEATED && values.size < MAX_VALUES
      if (isKept) values.set(content.slice(start, end), kind)
    }
  }
  const secrets: Secret[] = []
  for (const [index, file] of files.entries()) {
    const repeated = yield* repeatedIn(file.content, values)
    for (const secret of secretsOf(file, merged([...(found[index] ?? []), ...repeated]))) secrets.push(secret)
  }
  return secrets
}

function* findingsIn(content: string, path: string): Steps<Finding[]> {
  const findings: Finding[] = []
  for (let from = 0; from === 0 || from + SHARED < content.length; from += WINDOW - SHARED) {
    const text = content.slice(from, from + WINDOW)
    for (const rules of [keptFindings, ownFindings]) {
      for (const some of rules(text, path)) {
        for (const { start, end, ...rest } of some) {
          const isCut = end === text.length
          findings.push({ ...rest, start: from + start, end: isCut ? endOfWord(content, from + end) : from + end })
        }
        yield
      }
    }
  }
  return findings
}

const WORD = /[A-Za-z0-9_+/=.-]/

/** A value that goes on behind its window ends with its characters. */
function endOfWord(content: string, from: number): number {
  let end = from
  while (end < content.length && WORD.test(content[end] ?? '')) end += 1
  return end
}

function* repeatedIn(content: string, values: ReadonlyMap<string, string>): Steps<Finding[]> {
  const findings: Finding[] = []
  for (const [value, kind] of values) {
    for (let start = content.indexOf(value); start >= 0; start = content.indexOf(value, start + value.length)) {
      findings.push({ kind, start, end: start + value.length, rank: 4 })
    }
    yield
  }
  return findings
}

/** In order, with those that overlap as one, of the most certain kind. */
function merged(findings: readonly Finding[]): Finding[] {
  const places: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = places.at(-1)
    if (!last || finding.start >= last.end) places.push({ ...finding })
    else {
      last.end = Math.max(last.end, finding.end)
      if (finding.rank < last.rank) Object.assign(last, { rank: finding.rank, kind: finding.kind })
    }
  }
  return places
}

const MASK = 4

function secretsOf({ path, content }: SourceFile, findings: readonly Finding[]): Secret[] {
  let line = 1
  let at = 0
  return findings.map(({ kind, start, end }) => {
    for (let next = content.indexOf('\n', at); next >= 0 && next < start; next = content.indexOf('\n', at)) {
      line += 1
      at = next + 1
    }
    return { path, line, kind, masked: `${content.slice(start, start + MASK)}…`, start, end }
  })
}
