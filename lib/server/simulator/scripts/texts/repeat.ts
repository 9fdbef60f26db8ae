/** Repeats the reader's own words, so that anything can be seen streaming: Markdown, code, odd characters. */
import { type Script, say } from '@/lib/server/simulator/script'

const WISH = /^\s*(please,?\s+)?repeat after me:\s*/i

/** `repeat after me: …`, verbatim. */
export const repeat: Script = {
  name: 'repeat',
  title: 'Your own words',
  question: 'Repeat after me: **streaming** is `fun`',
  matches: (question) => WISH.test(question) && question.replace(WISH, '').trim() !== '',
  steps: ({ question }) => [say(question.replace(WISH, ''))],
}
