/** The models that a person may prefer, and a note about the preferred one. */
import { modelOf } from '@/lib/client/api/use-models'
import { type OfferedModel, servingModel } from '@/lib/shared/models'

/** Values and words of a select. */
export type Options = ReadonlyArray<readonly [value: string, words: string]>

/** What this site offers, as the server knows it when it renders the page. */
export interface Offer {
  models: readonly OfferedModel[]
  /** The model that answers without a preference. */
  defaultModel: string
  /** ISO 8601. */
  today: string
}

/** What the form shows. */
export interface ModelOptions {
  options: Options
  /** Says that the preferred model is gone or will be. */
  note: string | undefined
  /** Whether the answering model has a thinking effort. */
  takesEffort: boolean
}

/** The options, including the preferred model even if it is gone. */
export function modelOptions(offer: Offer, preferred: string | undefined): ModelOptions {
  const { models, defaultModel, today } = offer
  const find = (id: string) => modelOf(offer, id)
  const nameOf = (id: string) => find(id)?.name ?? id
  const none = ['', `Chosen by this site (${nameOf(defaultModel)})`] as const
  const offered = models.filter(({ id, state }) => state === 'current' || id === preferred)
  const options = [none, ...offered.map(({ id, name }) => [id, name] as const)]
  const standard = find(defaultModel)?.takesEffort !== false
  if (preferred === undefined) return { options, note: undefined, takesEffort: standard }

  const serving = servingModel(preferred, new Date(today))
  const model = find(serving)
  if (serving === preferred && model) {
    const { name, retiresAt } = model
    const isListed = offered.some(({ id }) => id === preferred)
    return {
      options: isListed ? options : [...options, [preferred, preferred]],
      note: retiresAt && `${name} retires on ${dayOf(retiresAt)}. From then on another model answers for it.`,
      takesEffort: model.takesEffort,
    }
  }
  const name = nameOf(preferred)
  const gone = [preferred, `${name} (no longer available)`] as const
  return {
    options: [...options.filter(([id]) => id !== preferred), gone],
    note: model
      ? `${name} is retired: ${model.name} answers for it.`
      : `${name} is no longer offered here: ${nameOf(defaultModel)} answers instead.`,
    takesEffort: model ? model.takesEffort : standard,
  }
}

const dayOf = (time: string) =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
