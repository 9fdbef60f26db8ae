/** The embedded Postgres, on a thread of its own: opening it and its statements block the thread that runs them. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

const { dataDir, seedFile, closed } = workerData
const options = seedFile ? { loadDataDir: new Blob([readFileSync(seedFile)]) } : {}
const database = await PGlite.create({ ...(dataDir && { dataDir }), ...options })
parentPort.postMessage({ ready: true })

// One request after the other, in the order they came.
let last = Promise.resolve()
parentPort.on('message', (request) => {
  last = last.then(async () => {
    try {
      if (request !== 'close') return parentPort.postMessage({ bytes: await database.execProtocolRaw(request) })
      await database.close()
      parentPort.postMessage({ bytes: new Uint8Array() })
    } catch (error) {
      parentPort.postMessage({ failure: String(error?.stack ?? error) })
    }
    if (request !== 'close') return
    // A process that ends waits for this and not for a message.
    Atomics.store(closed, 0, 1)
    Atomics.notify(closed, 0)
    parentPort.close()
  })
})
