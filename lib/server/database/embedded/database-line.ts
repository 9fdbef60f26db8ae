/** The connection between a Postgres client and the embedded database: a socket without a network. */
import { Duplex } from 'node:stream'
import type { DatabaseThread } from './database-thread'

/** A connection to the thread. What a client writes at once is sent at once, and its reply arrives in one piece. */
export class DatabaseLine extends Duplex {
  private readonly thread: DatabaseThread

  constructor(thread: DatabaseThread) {
    super()
    this.thread = thread
  }

  connect() {
    process.nextTick(() => this.emit('connect'))
  }

  // Socket methods that clients call and that mean nothing here.
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
