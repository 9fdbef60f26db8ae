/** The models that the simulator lists, with the lifecycle and limits that the API publishes for them. */

const supported = (is: boolean) => ({ supported: is })

/** A kind of `thinking` that a request may ask for. */
export type ThinkingType = 'adaptive' | 'between_tools' | 'disabled' | 'enabled'

interface Facts {
  id: string
  name: string
  line: 'haiku' | 'sonnet' | 'opus' | 'fable'
  /** Omitted if the date is not public: the API then gives the epoch. */
  created?: string
  thinking: ThinkingType[]
  input?: number
  output?: number
  deprecated?: string
  retires?: string
}

const FACTS: Facts[] = [
  {
    id: 'claude-haiku-5-5',
    name: 'Claude Haiku 5.5',
    line: 'haiku',
    created: '2026-10-07',
    thinking: ['adaptive', 'disabled'],
  },
  {
    id: 'claude-sonnet-5-5',
    name: 'Claude Sonnet 5.5',
    line: 'sonnet',
    created: '2026-09-28',
    thinking: ['adaptive', 'between_tools'],
  },
  { id: 'claude-opus-5-5', name: 'Claude Opus 5.5', line: 'opus', created: '2026-09-22', thinking: ['adaptive'] },
  { id: 'claude-fable-5-1', name: 'Claude Fable 5.1', line: 'fable', thinking: ['adaptive'] },
  { id: 'claude-opus-5', name: 'Claude Opus 5', line: 'opus', thinking: ['adaptive', 'disabled'] },
  { id: 'claude-sonnet-5', name: 'Claude Sonnet 5', line: 'sonnet', thinking: ['adaptive', 'disabled'] },
  {
    id: 'claude-sonnet-4-6',
    name: 'Claude Sonnet 4.6',
    line: 'sonnet',
    created: '2026-02-17',
    thinking: ['adaptive', 'enabled', 'disabled'],
  },
  {
    id: 'claude-haiku-4-5',
    name: 'Claude Haiku 4.5',
    line: 'haiku',
    created: '2025-10-15',
    thinking: ['enabled', 'disabled'],
    input: 200_000,
    output: 64_000,
  },
  {
    id: 'claude-sonnet-4-5',
    name: 'Claude Sonnet 4.5',
    line: 'sonnet',
    created: '2025-09-29',
    thinking: ['enabled', 'disabled'],
    input: 200_000,
    output: 64_000,
    deprecated: '2026-09-30',
    retires: '2026-11-30',
  },
]

const midnight = (date: string | undefined) => (date === undefined ? null : `${date}T00:00:00Z`)

function model(facts: Facts) {
  const adaptive = supported(facts.thinking.includes('adaptive'))
  const yes = supported(true)
  return {
    type: 'model' as const,
    id: facts.id,
    display_name: facts.name,
    line: facts.line,
    created_at: midnight(facts.created) ?? '1970-01-01T00:00:00Z',
    lifecycle: facts.deprecated ? ('deprecated' as const) : ('active' as const),
    deprecated_at: midnight(facts.deprecated),
    retires_at: midnight(facts.retires),
    max_input_tokens: facts.input ?? 1_000_000,
    max_tokens: facts.output ?? 128_000,
    capabilities: {
      batch: yes,
      citations: yes,
      code_execution: yes,
      image_input: yes,
      pdf_input: yes,
      structured_outputs: yes,
      context_management: {
        ...yes,
        clear_thinking_20251015: yes,
        clear_tool_uses_20250919: yes,
        compact_20260112: yes,
      },
      effort: { ...adaptive, low: adaptive, medium: adaptive, high: adaptive, xhigh: adaptive, max: adaptive },
      server_tools: { ...yes, code_execution: yes, web_search: yes },
      thinking: {
        ...yes,
        types: {
          adaptive,
          between_tools: supported(facts.thinking.includes('between_tools')),
          disabled: supported(facts.thinking.includes('disabled')),
          enabled: supported(facts.thinking.includes('enabled')),
        },
      },
    },
  }
}

/** One entry of `GET /v1/models`. */
export type Model = ReturnType<typeof model>

/** Every listed model, newest line first. */
export const MODELS: Model[] = FACTS.map(model)

/** The model with this id, or with the id that precedes a release date; undefined if it is not listed. */
export function findModel(id: string): Model | undefined {
  const plain = id.replace(/-20\d{6}$/, '')
  return MODELS.find((each) => each.id === plain)
}

/** A page of the list, by `limit`, `after_id` and `lifecycle`. */
export function listModels(query: URLSearchParams) {
  const lifecycles = [...query.getAll('lifecycle'), ...query.getAll('lifecycle[]')]
  const matching = MODELS.filter((each) => lifecycles.length === 0 || lifecycles.includes(each.lifecycle))
  const after = matching.findIndex((each) => each.id === query.get('after_id')) + 1
  const limit = Math.max(1, Number(query.get('limit')) || 20)
  const data = matching.slice(after, after + limit)
  return {
    data,
    has_more: after + limit < matching.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  }
}
