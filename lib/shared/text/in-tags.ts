/** Words of others between tags of ours, which they cannot end. */
import { withoutHidden } from './visible-text'

const HIDDEN = '\\p{Default_Ignorable_Code_Point}*'

/** A tag of one of these names, however it is written: opening or closing, in capitals, spaced, or with marks in it. */
function tagPattern(names: readonly string[]): RegExp {
  const spelt = names.map((name) => [...name].join(HIDDEN)).join('|')
  return new RegExp(
    `<(?:[\\s/]|\\p{Default_Ignorable_Code_Point})*(?:${spelt})(?![\\p{L}\\p{N}_-])(?:[^<>]{0,200}>)?`,
    'giu',
  )
}

/**
 * The text between tags of that name. Tags of these names in it are taken out, and where that makes new ones of what
 * was around them, those are no tags any more.
 */
export function inTags(name: string, text: string, names: readonly string[] = [name]): string {
  const pattern = tagPattern(names)
  const bare = withoutHidden(text).replace(pattern, '')
  const safe = bare.replace(pattern, (tag) => `&lt;${tag.slice(1)}`)
  return `<${name}>\n${safe.trim()}\n</${name}>`
}
