/** Counts the text of an answer as it arrives, as the clocks of the stage do. */
import type { Moment } from '@/lib/stream/timeline'
import { ReadingText } from './reading-text'

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

/** Adds up moments, each of which is given once and in order. */
export function createTextCounter(): (moment: Moment) => TextCounts {
  const reading = new ReadingText()
  let characters = 0
  return ({ chunks }) => {
    for (const chunk of chunks) {
      if (chunk.type === 'text-delta') {
        characters += chunk.delta.length
        reading.add(chunk.delta)
      } else if (chunk.type === 'reasoning-start' || chunk.type === 'tool-input-start') reading.endBlock()
    }
    return { characters, words: reading.words }
  }
}
