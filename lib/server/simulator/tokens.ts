/**
 * Splits text into token-like pieces and counts them. These are the simulator's own counts: they are close to those of
 * a model's tokenizer for English (about four characters a piece), but no model counts this way.
 */

/** Line ends, indents, a word or a part of it with the preceding space, digits, punctuation; otherwise one character. */
const PIECE =
  /\r?\n(?:\r?\n)*| {2,}(?= )| ?[A-Za-zÀ-ÖØ-öø-ɏ]{1,5}(?:[A-Za-zÀ-ÖØ-öø-ɏ']{1,3}(?![A-Za-zÀ-ÖØ-öø-ɏ']))?| ?[0-9]{1,4}| ?[!-/:-@[-`{-~]{1,3}|[\s\S]/g

/** A word with the preceding white space. No grapheme crosses such a boundary, because white space never extends one. */
const WORD = /\s*\S+|\s+$/g

/** Text in which each code unit is a character: ASCII, accented Latin, kana, ideographs, Hangul. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are part of ASCII.
const PLAIN = /^[\x00-\u02ff\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3]*$/

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const PIECE_LENGTH = 4

/** Splits a word that contains multi-unit characters between graphemes only, so that no character is torn. */
function splitOther(word: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && piece.length + segment.length > PIECE_LENGTH) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

/** The pieces of a text, in order; joined they are the text again. */
export function splitTokens(text: string): string[] {
  if (PLAIN.test(text)) return text.match(PIECE) ?? []
  return words(text).flatMap((word) => (PLAIN.test(word) ? (word.match(PIECE) ?? []) : splitOther(word)))
}

/** The length of `splitTokens`, or nearly: finding graphemes is too slow for prompts of megabytes. */
function countText(text: string): number {
  if (PLAIN.test(text)) return text.match(PIECE)?.length ?? 0
  return words(text).reduce(
    (sum, word) => sum + (PLAIN.test(word) ? (word.match(PIECE)?.length ?? 0) : Math.ceil(word.length / PIECE_LENGTH)),
    0,
  )
}

function words(text: string): string[] {
  return text.match(WORD) ?? []
}

/** What an image or a file costs: a flat figure, because its base64 text says nothing about that. */
const MEDIA_TOKENS = 1_500
const NODE_TOKENS = 2

/** Counts any JSON value of a request: its texts and names, a little for each object, a flat figure for base64 data. */
export function countTokens(value: unknown): number {
  if (value === undefined || value === null) return 0
  if (typeof value === 'string') return countText(value)
  if (typeof value !== 'object') return 1
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countTokens(item), 0)
  if ('type' in value && value.type === 'base64') return MEDIA_TOKENS
  return Object.entries(value).reduce(
    (sum, [name, item]) => (FREE.has(name) ? sum : sum + countTokens(item)),
    NODE_TOKENS,
  )
}

/** Fields that configure the request and are not part of the prompt. */
const FREE = new Set(['type', 'role', 'cache_control', 'signature', 'citations', 'id', 'tool_use_id'])
