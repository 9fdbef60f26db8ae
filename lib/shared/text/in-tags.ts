/** Puts other people's words between tags that the words cannot close. */
import { withoutHidden } from './visible-text'

const HIDDEN = '\\p{Default_Ignorable_Code_Point}*'

/** A tag of one of these names, however written: opening or closing, in capitals, spaced, or with marks in it. */
function tagPattern(names: readonly string[]): RegExp {
  const spelt = names.map((name) => [...name].join(HIDDEN)).join('|')
  return new RegExp(
    `<(?:[\\s/]|\\p{Default_Ignorable_Code_Point})*(?:${spelt})(?![\\p{L}\\p{N}_-])(?:[^<>]{0,200}>)?`,
    'giu',
  )
}

/**
 * The text between tags of that name. Tags of these names inside it are removed, including any that a removal creates.
 */
export function inTags(name: string, text: string, names: readonly string[] = [name]): string {
  const pattern = tagPattern(names)
  const bare = withoutHidden(text).replace(pattern, '')
  const safe = bare.replace(pattern, (tag) => `&lt;${tag.slice(1)}`)
  return `<${name}>\n${safe.trim()}\n</${name}>`
}
