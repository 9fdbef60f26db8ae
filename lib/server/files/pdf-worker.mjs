/** Reads one PDF on a thread that can be ended: whatever it does to the parser, it does it to nobody else. */
import { parentPort, workerData } from 'node:worker_threads'
import { extractText, getDocumentProxy } from 'unpdf'

const { content, wantsText } = workerData

// More pages are refused, and more text than this no model can read: neither needs to be counted to its end.
const MOST_PAGES = 100
const MOST_CHARACTERS = 3_000_000

/** How much text the pages hold: what it costs has nothing to do with how many they are. */
async function countCharacters(document) {
  let characters = 0
  for (let at = 1; at <= Math.min(document.numPages, MOST_PAGES) && characters < MOST_CHARACTERS; at += 1) {
    characters += await charactersOfPage(document, at)
  }
  return characters
}

async function charactersOfPage(document, at) {
  try {
    const page = await document.getPage(at)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items.reduce((sum, { str = '' }) => sum + str.length, 0)
  } catch {
    // A damaged page in an otherwise readable file holds no text that a reader finds.
    return 0
  }
}

try {
  const document = await getDocumentProxy(content, { verbosity: 0, stopAtErrors: false, isEvalSupported: false })
  const pages = document.numPages
  const text = wantsText ? (await extractText(document, { mergePages: false })).text : undefined
  const characters = text === undefined ? await countCharacters(document) : text.join('').length
  parentPort.postMessage({ pages, characters, text })
} catch (error) {
  parentPort.postMessage({ failure: error?.name === 'PasswordException' ? 'locked' : 'unreadable' })
}
