/** The line between a Postgres client and the embedded database: as a socket to a server, without a network. */
import { Duplex } from 'node:stream'
import type { DatabaseThread } from './database-thread'

/** A line to the thread. What a client writes at once goes over at once, and its reply comes back whole. */
export class DatabaseLine extends Duplex {
  private readonly thread: DatabaseThread

  constructor(thread: DatabaseThread) {
    super()
    this.thread = thread
  }

  connect() {
    process.nextTick(() => this.emit('connect'))
  }

  // What a client asks of a socket, and this has no need of: the thread decides how long the process lives.
  setNoDelay() {}
  setKeepAlive() {}
  ref() {}
  unref() {}

  override _read() {}

  override _write(bytes: Uint8Array, _encoding: BufferEncoding, done: (error?: Error) => void) {
    this.thread.send(bytes).then((reply) => {
      this.push(reply)
      done()
    }, done)
  }

  override _writev(pieces: Array<{ chunk: Uint8Array }>, done: (error?: Error) => void) {
    this._write(Buffer.concat(pieces.map(({ chunk }) => chunk)), 'binary', done)
  }

  override _final(done: () => void) {
    this.push(null)
    done()
  }
}
