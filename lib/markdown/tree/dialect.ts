/** The Markdown dialect of the chat and its exports: GFM with the changes of decision 016. */

import type { Options } from 'react-markdown'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough/parseOnly'
import remarkGfm from 'remark-gfm'
import { remarkBareLinks } from './bare-links'

const STRIKES = { singleTilde: false }

/** The remark plugins; later ones take precedence over GFM. */
export const dialect: NonNullable<Options['remarkPlugins']> = [
  [remarkGfm, STRIKES],
  [remarkCjkFriendly],
  [remarkCjkFriendlyGfmStrikethrough, STRIKES],
  [remarkBareLinks],
]
