/** Why files are left out, in words. */
import type { SkipReason } from '@/lib/shared/write/source-file'

/** The words for each reason. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'unsafe-path': 'its path leads out of the folder, or is not one',
  binary: 'not text',
  'too-large': 'too large',
  generated: 'made by a program',
  dependency: 'a dependency',
  hidden: 'hidden',
  empty: 'empty',
  'too-many': 'beyond the limit',
  'nested-archive': 'an archive within an archive',
  damaged: 'cannot be read',
  link: 'a link',
  secret: 'made to carry secrets',
  ignored: 'named by .gitignore',
  encrypted: 'encrypted',
  duplicate: 'its path is there already',
  unsupported: 'of a kind that is not read here',
}
