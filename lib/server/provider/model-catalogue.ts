/**
 * The models that people may pick: the provider's list, completed from the table, or the table alone without a key. The
 * list is fetched once an hour, with a short time limit.
 */
import type { Logger } from '@/lib/server/log'
import { toAppError } from '@/lib/shared/error'
import { findModel, MODELS, type OfferedModel, servingModel } from '@/lib/shared/models'
import type { ListedModel, ModelProvider } from './provider'

/** The models that this site offers. */
export interface Catalogue {
  /** In display order. Never rejects. */
  list(): Promise<readonly OfferedModel[]>
  /** Whether a model may be used: only offered ones, because the key's owner pays. */
  offers(id: string): Promise<boolean>
  /** What is known of a model without a request. */
  find(id: string): OfferedModel | undefined
}

/** What a catalogue needs. */
interface CatalogueOptions {
  provider: Pick<ModelProvider, 'kind' | 'listModels'>
  /** The configured model, which is always offered. */
  configured: string | undefined
  log: Logger
  /** Milliseconds since the epoch. */
  now(): number
}

const FRESH_MS = 3_600_000
const RETRY_AFTER_MS = 60_000
const LIMIT_MS = 5_000

/** Makes the catalogue of a site. */
export function createCatalogue({ provider, configured, log, now }: CatalogueOptions): Catalogue {
  let models: readonly OfferedModel[] = withConfigured(TABLE, configured)
  let freshUntil = 0
  let asking: Promise<void> | undefined

  async function ask(): Promise<void> {
    try {
      const listed = await provider.listModels(AbortSignal.timeout(LIMIT_MS))
      models = withConfigured(merged(listed, new Date(now())), configured)
      freshUntil = now() + FRESH_MS
    } catch (error) {
      // A compatible server need not have such a list.
      const { code, message } = toAppError(error)
      log.info('models not listed: the table is offered', { code, reason: message })
      freshUntil = now() + RETRY_AFTER_MS
    }
  }

  async function list() {
    if (provider.kind === 'simulator' || now() < freshUntil) return models
    asking ??= ask().finally(() => {
      asking = undefined
    })
    await asking
    return models
  }

  const find = (id: string) => models.find((model) => model.id === id)
  return {
    list,
    find: (id) => find(id) ?? find(id.replace(/-\d{8}$/, '')),
    async offers(id) {
      if (id === configured || findModel(id) !== undefined) return true
      return (await list()).some((model) => model.id === id)
    },
  }
}

const TABLE: readonly OfferedModel[] = MODELS.map(({ tiers: _tiers, ...model }) => model)

/** A configured model about which nothing is known is offered by its id. */
function withConfigured(models: readonly OfferedModel[], configured: string | undefined): readonly OfferedModel[] {
  if (configured === undefined || models.some(({ id }) => id === configured)) return models
  const row = findModel(configured)
  return [
    row ?? { id: configured, name: configured, summary: 'Chosen by this site', takesEffort: false, state: 'current' },
    ...models,
  ]
}

/** The provider decides which models exist, the table adds names; unlisted models are not offered. */
function merged(listed: readonly ListedModel[], today: Date): readonly OfferedModel[] {
  const offered = listed.flatMap((model): OfferedModel[] => {
    if (model.lifecycle === 'retired' || servingModel(model.id, today) !== model.id) return []
    const row = TABLE.find(({ id }) => id === model.id)
    const state = model.lifecycle === 'deprecated' ? 'deprecated' : (row?.state ?? 'current')
    return [
      {
        id: model.id,
        name: row?.name ?? model.name,
        summary: row?.summary ?? '',
        contextTokens: model.contextTokens ?? row?.contextTokens,
        maxOutputTokens: model.maxOutputTokens ?? row?.maxOutputTokens,
        takesEffort: model.takesEffort ?? row?.takesEffort ?? false,
        state,
        ...(model.retiresAt !== undefined && { retiresAt: model.retiresAt }),
      },
    ]
  })
  const rank = ({ id }: OfferedModel) => {
    const at = TABLE.findIndex((row) => row.id === id)
    return at === -1 ? TABLE.length : at
  }
  return offered.length === 0 ? TABLE : offered.toSorted((one, other) => rank(one) - rank(other))
}
