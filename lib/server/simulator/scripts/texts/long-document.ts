/** A document of well over 4,000 words, composed of its sections. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { bytes } from './long-document/bytes'
import { layout } from './long-document/layout'
import { opening } from './long-document/opening'
import { patience } from './long-document/patience'
import { progressive } from './long-document/progressive'
import { stream } from './long-document/stream'
import { telegraph } from './long-document/telegraph'
import { type } from './long-document/type'

const MATCH =
  /^(?:write|stream|show|give)(?: me)? a long (?:document|article|essay|text)(?: (?:about|on) how a page reaches (?:a|the) screen)?$/

/** A long document. */
export const longDocument: Script = {
  name: 'long-document',
  title: 'A long document',
  question: 'Write a long document about how a page reaches a screen',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [say([opening, telegraph, type, progressive, bytes, layout, stream, patience].join('\n'))],
}
