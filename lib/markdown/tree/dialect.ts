/** The Markdown that is read here, in the chat and in its exports alike: GFM, and what decision 016 says of it. */

import type { Options } from 'react-markdown'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough/parseOnly'
import remarkGfm from 'remark-gfm'
import { remarkBareLinks } from './bare-links'

const STRIKES = { singleTilde: false }

/** The plugins for remark; the later ones come before those of GFM. */
export const dialect: NonNullable<Options['remarkPlugins']> = [
  [remarkGfm, STRIKES],
  [remarkCjkFriendly],
  [remarkCjkFriendlyGfmStrikethrough, STRIKES],
  [remarkBareLinks],
]
