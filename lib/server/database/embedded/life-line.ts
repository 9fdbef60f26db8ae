/**
 * A sign of life that dies with its process: a socket beside a file, or a named pipe on Windows. The system closes it when
 * the last thread of the process is gone, by whatever death, and whether or not anybody waits for the process.
 */
import { unlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

/** A line that is held. */
export interface LifeLine {
  /** As others find it: the name of a socket in the same folder, or that of a pipe. */
  name: string
  close(): void
}

// 104 bytes on macOS and 108 on Linux, with the zero at the end: longer paths would be cut off.
const LONGEST_PATH = 103
const SELF_TEST_MS = 1_000

const PIPES = '\\\\.\\pipe\\'

const addressOf = (folder: string, name: string) => (name.startsWith(PIPES) ? name : join(folder, name))

/** Holds a line from now on; undefined where the folder takes no sockets, or its path is too long for one. */
export async function openLifeLine(folder: string, socketName: string): Promise<LifeLine | undefined> {
  const name = process.platform === 'win32' ? `${PIPES}firstword-${socketName}` : socketName
  const address = addressOf(folder, name)
  if (Buffer.byteLength(address) > LONGEST_PATH) return undefined
  // Whoever calls is answered: a process that is dying, or that was stopped, does not answer.
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
  // The server decides how long the process lives.
  server.unref()
  const line = { name, close: () => close() }
  const close = () => {
    server.close()
    if (name === socketName) tryUnlink(address)
  }
  // Some shared folders take a socket and do not carry it.
  if ((await callLifeLine(folder, name, SELF_TEST_MS)) === 'alive') return line
  close()
  return undefined
}

/** Removes what a dead process has left of its line. */
export function removeLifeLine(folder: string, name: string) {
  if (!name.startsWith(PIPES)) tryUnlink(join(folder, name))
}

function tryUnlink(file: string) {
  try {
    unlinkSync(file)
  } catch {
    // Gone already.
  }
}

/**
 * Whether somebody holds a line. One who is called and neither answers nor dies within `patienceMs` lives: it may be
 * stopped, or at work.
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
  // Too many calls wait: somebody is there to take them.
  EAGAIN: 'alive',
  // A pipe goes with its process; the file of a socket may have been cleared away under a process that lives.
  ENOENT: process.platform === 'win32' ? 'dead' : 'unknown',
}
