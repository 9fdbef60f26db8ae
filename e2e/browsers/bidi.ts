/** WebDriver BiDi: commands and replies over one WebSocket. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { COMMAND_LIMIT_MS } from './driver'

interface Reply {
  id: number
  type: 'success' | 'error'
  result?: unknown
  message?: string
}

interface PendingCommand {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** A connection to a browser. */
export interface BidiConnection {
  send<T = unknown>(method: string, params: Record<string, unknown>): Promise<T>
  close(): void
}

/** Connects. A command without a reply fails at its limit, and all pending ones fail when the connection ends. */
export async function connectBidi(url: string): Promise<BidiConnection> {
  const socket = new WebSocket(url)
  await once(socket, 'open')
  const pending = new Map<number, PendingCommand>()
  let commands = 0
  socket.on('message', (data) => {
    const { id, type, result, message } = JSON.parse(String(data)) as Reply
    if (type === 'success') pending.get(id)?.resolve(result)
    else pending.get(id)?.reject(new Error(message))
  })
  socket.on('close', () => {
    for (const { reject } of pending.values()) reject(new Error('The browser has ended.'))
  })
  return {
    send<T>(method: string, params: Record<string, unknown>) {
      commands += 1
      const id = commands
      return new Promise<unknown>((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`${method}: no answer in time`)), COMMAND_LIMIT_MS)
        const done = () => {
          clearTimeout(limit)
          pending.delete(id)
        }
        pending.set(id, {
          resolve(value) {
            done()
            resolve(value)
          },
          reject(error) {
            done()
            reject(error)
          },
        })
        socket.send(JSON.stringify({ id, method, params }), (error) => error && pending.get(id)?.reject(error))
      }) as Promise<T>
    },
    close: () => socket.close(),
  }
}
