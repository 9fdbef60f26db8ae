/** Counts the text of an answer as it arrives. */
import type { Moment } from '@/lib/stream/timeline'

/** How much text has arrived. */
export interface TextCounts {
  characters: number
  words: number
}

/** The text that a moment adds to an answer. */
export function textIn({ chunks }: Moment): string {
  let text = ''
  for (const chunk of chunks) if (chunk.type === 'text-delta') text += chunk.delta
  return text
}

/** Adds up texts; a word that comes in two pieces is one word. */
export function createTextCounter(): (text: string) => TextCounts {
  let characters = 0
  let words = 0
  let isInWord = false
  return (text) => {
    characters += text.length
    const begun = text.match(/\S+/g)?.length ?? 0
    words += isInWord && /^\S/.test(text) ? begun - 1 : begun
    if (text !== '') isInWord = /\S$/.test(text)
    return { characters, words }
  }
}
