/** Removes the thoughts that models of other servers write in tags before their answer. */

/** More than a call for a short text returns; longer texts are not examined. */
const MAX_CHARACTERS = 100_000

const TAG =
  /[<[◁]\s{0,3}(\/?)\s{0,3}(?:[a-z]{1,12}:)?(?:think(?:ing)?|thoughts?|reasoning|reflection|analysis|scratchpad)(?:\s[^<>[\]◁▷]{0,100})?[>\]▷]/giu
/** Some servers leave their models' control tokens in. */
const MESSAGE = '<|message|>'
const TOKEN = /<\|[^|<>]{1,40}\|>/g

/** The text outside of thoughts; empty when they never end. */
export function withoutThoughts(answer: string): string {
  const cut = answer.slice(0, MAX_CHARACTERS)
  const message = cut.lastIndexOf(MESSAGE)
  const text = message === -1 ? cut : cut.slice(message + MESSAGE.length)
  let outside = ''
  let at = 0
  let open: number | undefined
  for (const { 0: tag, 1: slash, index } of text.matchAll(TAG)) {
    const end = index + tag.length
    if (open !== undefined) {
      if (slash === '/') {
        at = end
        open = undefined
      }
    } else if (slash === '/') {
      // Servers that open the thoughts in the prompt send only the closing tag.
      if (isMention(text, index, end)) continue
      outside = ''
      at = end
    } else if (beginsLine(text.slice(at, index))) {
      outside += text.slice(at, index)
      open = index
    }
  }
  if (open === undefined) outside += text.slice(at)
  // Square brackets are text unless they are closed.
  else if (text[open] === '[') outside += text.slice(open)
  return /^\s*<[/a-z]{0,12}$/i.test(outside) ? '' : outside.replace(TOKEN, '\n')
}

/** Whether a tag is just a word in a sentence. */
function isMention(text: string, from: number, end: number): boolean {
  return text[from - 1] === ' ' && text[end] === ' '
}

/** Whether the text between the last tag and this one is empty or ends with a line break. */
function beginsLine(before: string): boolean {
  return before.slice(before.lastIndexOf('\n') + 1).trim() === ''
}
