/** The calls of one segment of a document: its outline, unless there is one, and then each section that is not written yet. */
import { callUsage } from '@/lib/anthropic/call-counts'
import type { CallState } from '@/lib/anthropic/call-state'
import { pushMessage } from '@/lib/anthropic/transcript'
import { ANSWER_LIMITS, createIntake } from '@/lib/server/generation/intake'
import { type CallResult, runCall } from '@/lib/server/generation/run-call'
import type { Loop, LoopEnd, LoopJob } from '@/lib/server/generation/run-loop'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import type { Chunk } from '@/lib/shared/chunk'
import { toAppError } from '@/lib/shared/error'
import { costOf } from '@/lib/shared/models'
import type { Outline, OutlineSection, SectionEnd } from '@/lib/shared/write/document'
import { readOutline } from '@/lib/shared/write/outline-text'
import type { CallCharges } from './charge-calls'
import type { DocumentPlan } from './document-plan'
import { createDocumentPrompt, type EarlierSection } from './document-prompt'
import { fallbackOutline } from './fallback-outline'

/** A section that reaches its length limit is continued so often; then the answer ends as cut. */
const MAX_CALLS_A_SECTION = 4

/**
 * A document has many calls, and takes in more than one answer: some 160,000 tokens in pieces of four characters, each of
 * which counts with its structure. Its text is then below 1 MB, and its recording keeps no more than that of any answer.
 */
const DOCUMENT_LIMITS = {
  ...ANSWER_LIMITS,
  bytes: 64 * 1024 * 1024,
  events: 250_000,
  written: 8 * 1024 * 1024,
  content: 9 * 1024 * 1024,
}

const ENDED: ReadonlySet<string> = new Set(['end_turn', 'stop_sequence'])

/** What a document's calls need beside its plan. */
export interface DocumentRun {
  plan: DocumentPlan
  charges: CallCharges
  /** Is told the document's title as soon as there is one. */
  named(title: string): Promise<void>
}

/** Runs them. */
export async function runDocument(
  { config }: Pick<Services, 'config'>,
  job: LoopJob,
  loop: Loop,
  { plan, charges, named }: DocumentRun,
): Promise<LoopEnd> {
  const { writer, metering, signal, recorder } = loop
  const { messages: _chat, system: _system, tools: _tools, ...base } = job.request
  const prompt = createDocumentPrompt(base, plan.wishes, plan.sources)
  const intake = createIntake(DOCUMENT_LIMITS)
  const written = new Map(plan.written)
  /** What this segment adds, for a question that is asked below the document. */
  const said: string[] = []

  async function call(request: ModelRequest): Promise<CallResult> {
    const step = loop.calls.length
    writer.write([{ type: 'start-step' }])
    try {
      const result = await runCall({
        metering,
        request,
        bound: charges.bound,
        faults: job.faults,
        callId: `${job.segment === 1 ? '' : `${job.segment}.`}${step}`,
        writer,
        intake,
        signal,
        idleMs: config.upstreamIdleMs,
        recorder,
      })
      loop.calls.push(result.state)
      said.push(textOf(result.state))
      return result
    } finally {
      await charges.settle()
      writer.write([{ type: 'finish-step' }])
    }
  }

  const hasFailed = ({ error, brokenOff }: CallResult) => error !== undefined || brokenOff || signal.aborted
  const endOf = ({ error, brokenOff }: CallResult): LoopEnd => ({ error, brokenOff, isWaiting: false })

  /** The outline that the model writes; undefined with the end of a segment that got none. */
  async function writeOutline(): Promise<{ outline: Outline } | { end: LoopEnd }> {
    const result = await call(prompt.outline())
    if (hasFailed(result) || result.state.stopReason === 'refusal') return { end: endOf(result) }
    const paths = new Set(plan.sources.files.map(({ path }) => path))
    const fallback = fallbackOutline(plan.wishes.template)
    return { outline: readOutline(textOf(result.state), paths, fallback.title) ?? fallback }
  }

  /** Writes a section to its end; the end of the segment when it did not get there. */
  async function writeSection(outline: Outline, section: OutlineSection): Promise<LoopEnd | undefined> {
    const { id, title } = section
    const before = written.get(id)
    const instructions = plan.instructions?.sectionId === id ? plan.instructions.text : undefined
    const earlier = earlierSections(outline, section)
    const began = performance.now()
    let body = before?.markdown ?? ''
    const states: CallState[] = []
    writer.write([
      { type: 'data-section', data: { id, title } },
      ...(before ? [] : textChunks(`heading-${id}`, heading(title))),
    ])
    if (!before) said.push(heading(title).trim())
    for (;;) {
      const result = await call(prompt.section(outline, section, earlier, { partial: body, instructions }))
      states.push(result.state)
      body += textOf(result.state)
      written.set(id, { id, title, markdown: body, isEnded: false })
      const reason = result.state.stopReason ?? ''
      // Also when it was stopped just then: what the model has ended is not written on.
      if (ENDED.has(reason) && !result.error) break
      if (hasFailed(result)) return endOf(result)
      // Anything but a length limit says in its own words how the answer ends.
      if (reason !== 'max_tokens' || states.length >= MAX_CALLS_A_SECTION) return endOf(result)
    }
    written.set(id, { id, title, markdown: body, isEnded: true })
    writer.write([{ type: 'data-section-end', data: sectionEnd(id, states, performance.now() - began) }])
    // Before the next call: a section that has ended is not paid for twice, whatever happens to this process.
    await loop.keepNow()
    return signal.aborted ? { error: undefined, brokenOff: false, isWaiting: false } : undefined
  }

  const earlierSections = ({ sections }: Outline, section: OutlineSection): EarlierSection[] =>
    sections.slice(0, sections.indexOf(section)).flatMap(({ id }) => written.get(id) ?? [])

  /** Sections of another version that stay as they are. */
  function keep({ id, title }: OutlineSection): boolean {
    const kept = plan.kept.get(id)
    if (!kept) return false
    said.push(kept.markdown)
    written.set(id, { id, title, markdown: kept.body, isEnded: true })
    writer.write([
      { type: 'data-section', data: { id, title } },
      ...textChunks(`kept-${id}`, kept.markdown),
      { type: 'data-section-end', data: kept.end },
    ])
    return true
  }

  async function write(): Promise<LoopEnd> {
    let { outline } = plan
    if (outline && plan.isOutlineNew) writer.write([{ type: 'data-outline', data: outline }])
    if (!outline) {
      const result = await writeOutline()
      if ('end' in result) return result.end
      outline = result.outline
      writer.write([{ type: 'data-outline', data: outline }])
      await loop.keepNow()
      await named(outline.title)
      if (plan.waitsForOutline) return { error: undefined, brokenOff: false, isWaiting: true }
    }
    for (const section of outline.sections) {
      if (written.get(section.id)?.isEnded) continue
      if (keep(section)) continue
      const end = await writeSection(outline, section)
      if (end) return end
    }
    return { error: undefined, brokenOff: false, isWaiting: false, isWhole: true }
  }

  try {
    return await write()
  } catch (thrown) {
    return { error: toAppError(thrown), brokenOff: false, isWaiting: false }
  } finally {
    const text = said
      .filter((each) => each !== '')
      .join('\n\n')
      .trim()
    if (text !== '') pushMessage(loop.transcript, { role: 'assistant', content: text })
  }
}

const heading = (title: string) => `## ${title}\n\n`

function textChunks(id: string, text: string): Chunk[] {
  return [
    { type: 'text-start', id },
    { type: 'text-delta', id, delta: text },
    { type: 'text-end', id },
  ]
}

function textOf({ blocks }: CallState): string {
  return blocks.flatMap(({ kind, pieces }) => (kind === 'text' ? pieces : [])).join('')
}

function sectionEnd(id: string, states: readonly CallState[], durationMs: number): SectionEnd {
  let outputTokens = 0
  let costUsd: number | null = 0
  for (const state of states) {
    const usage = callUsage(state)
    const cost = costOf(state.model, usage)
    outputTokens += usage.outputTokens
    costUsd = cost === null || costUsd === null ? null : costUsd + cost
  }
  return { id, outputTokens, costUsd, durationMs: Math.round(durationMs) }
}
