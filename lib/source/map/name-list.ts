/** Collects exported names, each once: overloads and merged declarations become one entry. */
import type { ExportedName } from '@/lib/shared/write/code-map'
import { MAX_COMMENT_CHARACTERS } from './plain-comment'
import { MAX_SIGNATURE_CHARACTERS } from './signature'

const MAX_NAME_CHARACTERS = 200

/** A list of names under construction. */
export interface NameList {
  add(name: ExportedName): void
  names(): ExportedName[]
  /** Some names did not fit. */
  isCut(): boolean
}

/** An empty list for at most so many names. */
export function createNameList(max: number): NameList {
  const byName = new Map<string, ExportedName>()
  let isCut = false
  return {
    add(added) {
      const known = byName.get(added.name)
      if (known) byName.set(added.name, mergedName(known, added))
      else if (byName.size < max && added.name.length <= MAX_NAME_CHARACTERS) byName.set(added.name, added)
      else isCut = true
    },
    names: () => [...byName.values()],
    isCut: () => isCut,
  }
}

/** Two declarations of one name. */
export function mergedName(first: ExportedName, second: ExportedName): ExportedName {
  const merged: ExportedName = { ...first, signature: joined(first.signature, second.signature, '; ') }
  const comment = joined(first.comment ?? '', second.comment ?? '', '\n\n', MAX_COMMENT_CHARACTERS)
  if (comment !== '') merged.comment = comment
  if (first.members || second.members) merged.members = [...(first.members ?? []), ...(second.members ?? [])]
  return merged
}

function joined(first: string, second: string, between: string, max = MAX_SIGNATURE_CHARACTERS): string {
  if (second === '' || first === second || first.endsWith('…')) return first
  if (first === '') return second
  const text = `${first}${between}${second}`
  return text.length > max ? `${text.slice(0, max - 1)}…` : text
}
