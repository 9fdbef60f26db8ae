/** Finds the conversations in a file: JSON as it is, or in an archive, which is unpacked here and not on the server. */
import { Unzip, UnzipInflate } from 'fflate'

/** What one file may unpack to: far more than any person's chats, and less than a browser's memory. */
const MAX_UNPACKED_BYTES = 400 * 1024 * 1024
const MAX_FILES = 200
/** Archives hold pictures and pages as well. */
const WANTED = /\.json$/i

/** A file that cannot be read, in words for people. */
export class UnreadableFile extends Error {}

/** All conversations of a file, in order; what they are the server finds out. */
export async function readConversations(
  file: File,
  signal: AbortSignal,
  maxBytes = MAX_UNPACKED_BYTES,
): Promise<unknown[]> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  const isArchive = start[0] === 0x50 && start[1] === 0x4b
  if (!isArchive) {
    if (file.size > maxBytes) throw new UnreadableFile(`${file.name} is too large for a browser to read.`)
    return conversationsOf(parse(await file.text(), file.name), true)
  }
  const texts = await unpack(file, signal, maxBytes)
  const found = texts.flatMap(({ name, text }) => conversationsOf(parse(text, name), false))
  if (found.length === 0) throw new UnreadableFile(`${file.name} holds no conversations that are known here.`)
  return found
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableFile(`${name} is not JSON, or it is damaged.`)
  }
}

const isConversation = (value: unknown) =>
  typeof value === 'object' && value !== null && ('chat_messages' in value || 'mapping' in value || 'format' in value)

/** An archive holds other lists as well; a file that a person picked is sent whole, so that they are told of each. */
function conversationsOf(value: unknown, isPicked: boolean): unknown[] {
  const list = Array.isArray(value) ? value : [value]
  return isPicked ? list : list.filter(isConversation)
}

/** Unpacks piece by piece: what an archive says of its sizes is not believed. */
async function unpack(
  file: File,
  signal: AbortSignal,
  maxBytes: number,
): Promise<Array<{ name: string; text: string }>> {
  const texts: Array<{ name: string; text: string }> = []
  let size = 0
  let count = 0
  let failure: Error | undefined
  const unzip = new Unzip((entry) => {
    if (!WANTED.test(entry.name)) return
    count += 1
    const decoder = new TextDecoder()
    let text = ''
    entry.ondata = (error, bytes, isLast) => {
      size += bytes?.length ?? 0
      if (error) failure ??= new UnreadableFile(`${file.name} is a damaged archive.`)
      if (size > maxBytes || count > MAX_FILES) {
        failure ??= new UnreadableFile(`${file.name} unpacks to more than a browser can hold.`)
      }
      if (failure) return
      text += decoder.decode(bytes, { stream: !isLast })
      if (isLast) texts.push({ name: entry.name, text })
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      push(unzip, value ?? new Uint8Array(), done, file.name)
      if (failure) throw failure
      if (done) return texts
    }
  } finally {
    await reader.cancel()
  }
}

const PIECE = 64 * 1024

/** In small pieces: one that holds a bomb must not unpack at once. */
function push(unzip: Unzip, bytes: Uint8Array, isLast: boolean, name: string): void {
  try {
    for (let at = 0; at < bytes.length; at += PIECE) unzip.push(bytes.subarray(at, at + PIECE), false)
    if (isLast) unzip.push(new Uint8Array(), true)
  } catch {
    throw new UnreadableFile(`${name} is a damaged archive.`)
  }
}
