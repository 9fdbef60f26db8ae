/** The provider's list of models, validated, because it is foreign input. */
import type Anthropic from '@anthropic-ai/sdk'
import { z } from 'zod'
import type { ListedModel } from './provider'
import { toProviderError } from './provider-error'

const support = z.looseObject({ supported: z.boolean() })
const tokens = z.number().int().min(1).max(1e9).nullish().catch(undefined)

const listed = z.looseObject({
  id: z.string().min(1).max(200),
  display_name: z.string().max(200).optional().catch(undefined),
  lifecycle: z.enum(['active', 'deprecated', 'retired']).optional().catch(undefined),
  retires_at: z.iso.datetime().nullish().catch(undefined),
  max_input_tokens: tokens,
  max_tokens: tokens,
  capabilities: z
    .looseObject({
      effort: support.optional(),
      thinking: z.looseObject({ types: z.looseObject({ adaptive: support.optional() }).optional() }).optional(),
    })
    .optional()
    .catch(undefined),
})

// More than any provider has, against endless lists.
const MAX = 200

/** Reads the list; rejects with an AppError. */
export async function listModels(client: Anthropic, signal: AbortSignal): Promise<ListedModel[]> {
  const models: ListedModel[] = []
  let seen = 0
  try {
    for await (const model of client.models.list({ limit: 100 }, { signal })) {
      const parsed = listed.safeParse(model)
      if (parsed.success) models.push(listedOf(parsed.data))
      seen += 1
      if (seen >= MAX) break
    }
  } catch (thrown) {
    throw toProviderError(thrown)
  }
  return models
}

function listedOf(model: z.infer<typeof listed>): ListedModel {
  const { effort, thinking } = model.capabilities ?? {}
  const isAdaptive = thinking?.types?.adaptive?.supported
  return {
    id: model.id,
    name: model.display_name ?? model.id,
    lifecycle: model.lifecycle,
    retiresAt: model.retires_at ?? undefined,
    contextTokens: model.max_input_tokens ?? undefined,
    maxOutputTokens: model.max_tokens ?? undefined,
    takesEffort: effort && isAdaptive !== undefined ? effort.supported && isAdaptive : undefined,
  }
}
