/** The models that this site offers, asked for once; the table stands in until they are known. */
import { useEffect, useState } from 'react'
import { MODELS, type OfferedModel } from '@/lib/shared/models'
import { requestJson } from './api'

/** What may be picked. */
export interface ModelList {
  models: readonly OfferedModel[]
  /** Who answers where nothing is picked; undefined until it is known. */
  defaultModel: string | undefined
}

const TABLE: ModelList = { models: MODELS, defaultModel: undefined }

let known: ModelList | undefined
let asked: Promise<ModelList> | undefined

function askOnce(): Promise<ModelList> {
  asked ??= requestJson<ModelList>('/api/models').then(
    (list) => {
      known = list
      return list
    },
    () => {
      // Asked again by whoever needs it next.
      asked = undefined
      return TABLE
    },
  )
  return asked
}

/** The offered models; what is drawn first is the table. */
export function useModels(): ModelList {
  const [list, setList] = useState(TABLE)
  useEffect(() => {
    let isLeft = false
    if (known) setList(known)
    else askOnce().then((found) => isLeft || setList(found))
    return () => {
      isLeft = true
    }
  }, [])
  return list
}

/** A model by its id, also by a dated one. */
export function modelOf({ models }: ModelList, id: string | undefined): OfferedModel | undefined {
  if (id === undefined) return undefined
  return models.find((model) => model.id === id) ?? models.find((model) => model.id === id.replace(/-\d{8}$/, ''))
}

/** Those that are worth offering; the others still answer whoever asks for them by name. */
export function currentModels({ models }: ModelList): OfferedModel[] {
  return models.filter(({ state }) => state === 'current')
}
