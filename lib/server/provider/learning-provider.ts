/**
 * ModelProvider around another one, which learns from refusals. What a server does not support is left out and the
 * request repeated; what helped is remembered by model for the life of the process (decision 021).
 */
import type { Logger } from '@/lib/server/log'
import { maxInputTokens } from '@/lib/server/usage/charge'
import { toAppError } from '@/lib/shared/error'
import { FEATURES, type FeatureName } from './features'
import { passing } from './passing'
import type { CallOptions, ModelProvider, ModelRequest } from './provider'
import { refusalLines } from './refusal'
import { LEAST_TOKENS, readTokenLimit, type TokenLimit } from './token-limit'

/** What the operator has configured about the server. */
export interface ServerLimits {
  /** Whether tools are sent. */
  tools: boolean
  /** The highest `max_tokens`. */
  maxTokens: number | undefined
}

/** The known limits of one model. */
interface ModelLimits {
  without: ReadonlySet<FeatureName>
  maxTokens: number | undefined
  /** Prompt and answer together. */
  contextTokens: number | undefined
  /** The ratio of its own count of prompt tokens to the estimate; at least one. */
  inputFactor: number
}

/** The changes to one request: each feature is left out once, and each kind of limit applied once. */
interface Attempt {
  known: ModelLimits
  /** The limit for this request alone, when it depends on the prompt's length. */
  maxNow: number | undefined
  heeded: ReadonlySet<'answer' | 'context'>
}

/** Wraps a provider. */
export function createLearningProvider(provider: ModelProvider, limits: ServerLimits, log: Logger): ModelProvider {
  const configured: ModelLimits = {
    without: new Set<FeatureName>(limits.tools ? [] : ['server tools', 'tools']),
    maxTokens: limits.maxTokens,
    contextTokens: undefined,
    inputFactor: 1,
  }
  const byModel = new Map<string, ModelLimits>()
  const knownOf = (model: string) => byModel.get(model) ?? configured

  function remember(model: string, learned: ModelLimits) {
    const before = knownOf(model)
    // Another request may have learned something meanwhile.
    const known = joined(before, learned)
    byModel.set(model, known)
    if (isSame(before, known)) return
    log.info('learnt from a refusal of the model provider: from now on requests are made accordingly', {
      model,
      ...(known.without.size > 0 && { without: [...known.without].join(', ') }),
      ...(known.maxTokens !== undefined && { maxTokens: known.maxTokens }),
      ...(known.contextTokens !== undefined && { contextTokens: known.contextTokens }),
    })
  }

  function stream(request: ModelRequest, options: CallOptions) {
    let attempt: Attempt = { known: knownOf(request.model), maxNow: undefined, heeded: new Set() }
    let sent = request
    let hasBegun = false
    const ask = () => {
      sent = adapted(request, attempt)
      if (sent !== request) options.onRequest?.(sent)
      return provider.stream(sent, options)
    }
    return passing(ask, {
      each() {
        if (!hasBegun) remember(request.model, attempt.known)
        hasBegun = true
      },
      instead(thrown) {
        const next = hasBegun || options.signal.aborted ? undefined : learn(attempt, sent, thrown)
        if (!next) return undefined
        attempt = next
        return ask()
      },
    })
  }

  return {
    ...provider,
    stream,
    countTokens(request, signal) {
      const { max_tokens: _none, ...counted } = adapted(
        { ...request, max_tokens: 0 },
        { known: knownOf(request.model) },
      )
      return provider.countTokens(counted, signal)
    },
  }
}

/** The request adapted to the known limits; unchanged when there are none. */
function adapted(request: ModelRequest, { known, maxNow }: Pick<Attempt, 'known'> & Partial<Attempt>): ModelRequest {
  const features = FEATURES.filter(({ name }) => known.without.has(name))
  const reduced = features.reduce((rest, { without }) => without(rest), request)
  const room =
    known.contextTokens === undefined ? Number.POSITIVE_INFINITY : roomIn(known, known.contextTokens, reduced)
  // When the estimate leaves no room, the server decides.
  const max = maxNow ?? (room >= LEAST_TOKENS ? room : Number.POSITIVE_INFINITY)
  const maxTokens = Math.min(reduced.max_tokens, max, known.maxTokens ?? Number.POSITIVE_INFINITY)
  return maxTokens === reduced.max_tokens ? reduced : { ...reduced, max_tokens: maxTokens }
}

// Low for most texts, so that the estimate is rather too high.
const BYTES_A_TOKEN = 3

function roomIn({ inputFactor }: ModelLimits, contextTokens: number, request: ModelRequest): number {
  return contextTokens - Math.ceil(estimate(request) * inputFactor)
}

const estimate = (request: ModelRequest) => maxInputTokens(request) / BYTES_A_TOKEN

/** The next attempt after a refusal; undefined when nothing can be left out or lowered. */
function learn(attempt: Attempt, sent: ModelRequest, thrown: unknown): Attempt | undefined {
  const lines = refusalLines(toAppError(thrown))
  const { without } = attempt.known
  const refused = FEATURES.filter(
    ({ name, isSent, isRefused }) => !without.has(name) && isSent(sent) && lines.some((line) => isRefused(line, sent)),
  ).map(({ name }) => name)
  if (refused.length > 0) {
    return { ...attempt, known: { ...attempt.known, without: new Set([...without, ...refused]) } }
  }
  const limit = readTokenLimit(lines, sent.max_tokens)
  return limit && heed(attempt, sent, limit)
}

function heed(
  attempt: Attempt,
  sent: ModelRequest,
  { max, contextTokens, inputTokens = 0 }: TokenLimit,
): Attempt | undefined {
  const { known } = attempt
  const kind = contextTokens === undefined ? 'answer' : 'context'
  if (attempt.heeded.has(kind)) return undefined
  const heeded = new Set([...attempt.heeded, kind] as const)
  if (contextTokens === undefined) return { ...attempt, heeded, known: { ...known, maxTokens: max } }
  const maxNow = max ?? roomIn(known, contextTokens, sent)
  const inputFactor = Math.max(known.inputFactor, inputTokens / estimate(sent))
  if (maxNow < LEAST_TOKENS || maxNow >= sent.max_tokens) return undefined
  return { heeded, maxNow, known: { ...known, contextTokens, inputFactor } }
}

/** What is logged: changes of estimates are not. */
function isSame(one: ModelLimits, other: ModelLimits): boolean {
  const { without, maxTokens, contextTokens } = other
  return one.without.size === without.size && one.maxTokens === maxTokens && one.contextTokens === contextTokens
}

function joined(one: ModelLimits, other: ModelLimits): ModelLimits {
  const limits = [one.maxTokens, other.maxTokens].filter((limit) => limit !== undefined)
  return {
    without: new Set([...one.without, ...other.without]),
    maxTokens: limits.length > 0 ? Math.min(...limits) : undefined,
    contextTokens: other.contextTokens ?? one.contextTokens,
    inputFactor: Math.max(one.inputFactor, other.inputFactor),
  }
}
