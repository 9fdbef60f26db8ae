/**
 * A sign of life that ends with its process: a socket beside a file, or a named pipe on Windows. The system closes it
 * when the last thread of the process is gone, however it died.
 */
import { unlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

/** A life line of this process. */
export interface LifeLine {
  /** Its name for others: a socket in the same folder, or a pipe. */
  name: string
  close(): void
}

// 104 bytes on macOS and 108 on Linux, including the final zero; longer paths would be cut off.
const LONGEST_PATH = 103
const SELF_TEST_MS = 1_000

const PIPES = '\\\\.\\pipe\\'

const addressOf = (folder: string, name: string) => (name.startsWith(PIPES) ? name : join(folder, name))

/** Opens a life line; undefined when the folder supports no sockets or its path is too long for one. */
export async function openLifeLine(folder: string, socketName: string): Promise<LifeLine | undefined> {
  const name = process.platform === 'win32' ? `${PIPES}firstword-${socketName}` : socketName
  const address = addressOf(folder, name)
  if (Buffer.byteLength(address) > LONGEST_PATH) return undefined
  // Answers every caller, which a dying or stopped process cannot.
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(String(process.pid))
  })
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(address, () => resolve(true))
  })
  if (!isListening) return undefined
  server.on('error', () => {})
  // It does not keep the process alive.
  server.unref()
  const line = { name, close: () => close() }
  const close = () => {
    server.close()
    if (name === socketName) tryUnlink(address)
  }
  // Some shared folders accept a socket that then does not work.
  if ((await callLifeLine(folder, name, SELF_TEST_MS)) === 'alive') return line
  close()
  return undefined
}

/** Removes a dead process's life line. */
export function removeLifeLine(folder: string, name: string) {
  if (!name.startsWith(PIPES)) tryUnlink(join(folder, name))
}

function tryUnlink(file: string) {
  try {
    unlinkSync(file)
  } catch {
    // Already gone.
  }
}

/**
 * Whether a life line is held. A process that neither answers nor dies within `patienceMs` is alive: it may be stopped
 * or busy.
 */
export function callLifeLine(folder: string, name: string, patienceMs: number): Promise<'alive' | 'dead' | 'unknown'> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(folder, name))
    const settle = (life: 'alive' | 'dead' | 'unknown') => {
      clearTimeout(limit)
      socket.destroy()
      resolve(life)
    }
    const limit = setTimeout(() => settle('alive'), patienceMs)
    socket.once('data', () => settle('alive'))
    socket.once('end', () => settle('dead'))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => settle(BY_CODE[code ?? ''] ?? 'unknown'))
  })
}

const BY_CODE: Partial<Record<string, 'alive' | 'dead' | 'unknown'>> = {
  ECONNREFUSED: 'dead',
  ECONNRESET: 'dead',
  EPIPE: 'dead',
  // Its backlog is full, so it exists.
  EAGAIN: 'alive',
  // A pipe disappears with its process, but the file of a socket may have been deleted while its process lives.
  ENOENT: process.platform === 'win32' ? 'dead' : 'unknown',
}
