/** Reads one PDF on a thread that can be ended: whatever it does to the parser, it does it to nobody else. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

const { content, wantsText } = workerData

// More pages are refused, and more text than this no model can read: neither needs to be read to its end.
const MAX_PAGES = 100
const MAX_CHARACTERS = 3_000_000

/** The text of the pages: what it costs has nothing to do with how many they are. */
async function readPages(document) {
  const text = []
  let characters = 0
  for (let at = 1; at <= Math.min(document.numPages, MAX_PAGES) && characters < MAX_CHARACTERS; at += 1) {
    const items = await itemsOfPage(document, at)
    characters += items.reduce((sum, { str = '' }) => sum + str.length, 0)
    if (wantsText) text.push(textOf(items))
  }
  return { characters, ...(wantsText && { text }) }
}

function textOf(items) {
  const words = items.map(({ str = '', hasEOL }) => (hasEOL ? `${str}\n` : str)).join('')
  return words.slice(0, MAX_CHARACTERS)
}

async function itemsOfPage(document, at) {
  try {
    const page = await document.getPage(at)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items
  } catch {
    // A damaged page in an otherwise readable file holds no text that a reader finds.
    return []
  }
}

try {
  const document = await getDocumentProxy(content, { verbosity: 0, stopAtErrors: false, isEvalSupported: false })
  parentPort.postMessage({ pages: document.numPages, ...(await readPages(document)) })
} catch (error) {
  parentPort.postMessage({ failure: error?.name === 'PasswordException' ? 'locked' : 'unreadable' })
}
