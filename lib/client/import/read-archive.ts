/** Finds the conversations in a JSON file, or in an archive, which is unpacked here and not on the server. */
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { parseJson } from '@/lib/shared/text/parse-json'
import { createDecoder } from './text-decoder'

/** The most that a file may unpack to: far more than any person's chats, and less than a browser's memory. */
const MAX_UNPACKED_BYTES = 400 * 1024 * 1024
const MAX_FILES = 200
/** Archives also have pictures, pages and a system's hidden files. */
const isWanted = (name: string) => /\.json$/i.test(name) && !/(?:^|[\\/])(?:\.|__MACOSX[\\/])/.test(name)

/** A file that cannot be read, in words for people. */
export class UnreadableFile extends Error {}

/** All conversations of a file, in order, unchecked. `onFailure` is called with what an archive has lost. */
export async function readConversations(
  file: File,
  signal: AbortSignal,
  maxBytes = MAX_UNPACKED_BYTES,
  onFailure: (words: string) => void = () => {},
): Promise<unknown[]> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  const isArchive = start[0] === 0x50 && start[1] === 0x4b
  if (!isArchive) {
    if (file.size > maxBytes) throw new UnreadableFile(`${file.name} is too large for a browser to read.`)
    const value = parseJson(await readText(file, signal))
    if (value === undefined) throw new UnreadableFile(`${file.name} is not JSON, or it is damaged.`)
    return conversationsOf(value, true)
  }
  const { texts, failures } = await unpack(file, signal, maxBytes)
  const found = texts.flatMap(({ name, text }) => {
    const value = parseJson(text)
    if (value === undefined) failures.push(`${name} in ${file.name} is not JSON, or it is damaged.`)
    return value === undefined ? [] : conversationsOf(value, false)
  })
  for (const failure of failures) onFailure(failure)
  if (found.length > 0) return found
  throw new UnreadableFile(`${file.name} holds no conversations that are known here.`)
}

async function readText(file: File, signal: AbortSignal): Promise<string> {
  const decoder = createDecoder()
  const reader = file.stream().getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    signal.throwIfAborted()
    text += decoder.decode(value, done)
    if (done) return text
  }
}

const isConversation = (value: unknown) =>
  typeof value === 'object' && value !== null && ('chat_messages' in value || 'mapping' in value || 'format' in value)

/** An archive has other lists, too. A file that a person picked is sent whole, so that they hear about each entry. */
function conversationsOf(value: unknown, isPicked: boolean): unknown[] {
  const list = Array.isArray(value) ? value : [value]
  return isPicked || list.some(isConversation) ? list : []
}

/** Unpacks piece by piece, as an archive's own sizes cannot be trusted. A damaged file does not affect the others. */
async function unpack(file: File, signal: AbortSignal, maxBytes: number): Promise<Unpacked> {
  const texts: Unpacked['texts'] = []
  const failures: string[] = []
  const started = new Set<UnzipFile>()
  let size = 0
  let count = 0
  let excess: Error | undefined
  const fail = (entry: UnzipFile) => {
    if (started.delete(entry)) failures.push(`${entry.name} in ${file.name} is damaged.`)
  }
  const unzip = new Unzip((entry) => {
    if (!isWanted(entry.name)) return
    started.add(entry)
    count += 1
    const decoder = createDecoder()
    let text = ''
    entry.ondata = (error, bytes, isLast) => {
      size += bytes?.length ?? 0
      if (size > maxBytes || count > MAX_FILES) {
        excess ??= new UnreadableFile(`${file.name} unpacks to more than a browser can hold.`)
      }
      if (error) fail(entry)
      if (excess || !started.has(entry)) return
      text += decoder.decode(bytes, isLast)
      if (isLast && started.delete(entry)) texts.push({ name: entry.name, text })
    }
    try {
      entry.start()
    } catch {
      // An unknown compression method.
      fail(entry)
    }
  })
  unzip.register(UnzipInflate)
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      const isWhole = push(unzip, value ?? new Uint8Array(), done)
      if (excess) throw excess
      if (done || !isWhole) {
        for (const entry of [...started]) fail(entry)
        if (!isWhole) failures.push(`${file.name} is a damaged archive. What could be read of it is imported.`)
        return { texts, failures }
      }
    }
  } finally {
    await reader.cancel()
  }
}

interface Unpacked {
  texts: Array<{ name: string; text: string }>
  failures: string[]
}

const PIECE = 64 * 1024

/** In small pieces, so that a bomb does not unpack at once. False when the rest of the archive cannot be read. */
function push(unzip: Unzip, bytes: Uint8Array, isLast: boolean): boolean {
  try {
    for (let at = 0; at < bytes.length; at += PIECE) unzip.push(bytes.subarray(at, at + PIECE), false)
    if (isLast) unzip.push(new Uint8Array(), true)
    return true
  } catch {
    // The caller names the archive.
    return false
  }
}
