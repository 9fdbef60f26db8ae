/** The embedded Postgres, on a thread of its own: opening it and its statements block the thread that runs them. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'

// Drizzle reads dates and intervals from their text; PGlite would make objects of them.
const asText = (value) => value
const parsers = Object.fromEntries(
  [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182].map((type) => [
    type,
    asText,
  ]),
)

const { dataDir, seedFile, closed } = workerData
const options = seedFile ? { loadDataDir: new Blob([readFileSync(seedFile)]) } : {}
const database = await PGlite.create({ ...(dataDir && { dataDir }), ...options })
parentPort.postMessage({ ready: true })

const run = {
  query: ({ text, parameters, rowMode }) => database.query(text, parameters, { rowMode, parsers }),
  exec: ({ text }) => database.exec(text),
  close: () => database.close(),
}

// One statement after the other, in the order they came.
let last = Promise.resolve()
parentPort.on('message', (request) => {
  last = last.then(async () => {
    try {
      const result = await run[request.kind](request)
      parentPort.postMessage({ id: request.id, result })
    } catch (error) {
      // Errors lose their fields on the way: what the driver's callers read goes as plain data.
      const { message, code, detail, constraint } = error
      parentPort.postMessage({ id: request.id, error: { message, code, detail, constraint } })
    }
    if (request.kind !== 'close') return
    // A process that ends waits for this and not for a message.
    Atomics.store(closed, 0, 1)
    Atomics.notify(closed, 0)
    parentPort.close()
  })
})
