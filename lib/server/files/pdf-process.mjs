/**
 * Reads one PDF in a process of its own, which ends with it: on a thread, so that this one stays free to look at the
 * memory of both and to end the process, whatever the parser is busy with.
 */
import { Worker } from 'node:worker_threads'

const LOOK_EVERY_MS = 4

// Its server is gone: nobody waits for this any more.
process.once('disconnect', () => process.exit())

process.once('message', async ({ sizeBytes, wantsText, heapMb, maxBytes }) => {
  const reply = (message) => process.send(message, () => process.exit())
  // What is unpacked lies outside of the thread's heap, where only the system sees it.
  setInterval(() => {
    if (process.memoryUsage.rss() > maxBytes) process.kill(process.pid, 'SIGKILL')
  }, LOOK_EVERY_MS)
  const content = await readContent(sizeBytes)
  const worker = new Worker(new URL('pdf-worker.mjs', import.meta.url), {
    workerData: { content, wantsText },
    // Handed over, not copied: the file is in this process once.
    transferList: [content.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
    // What a parser has to say about a file is for nobody's log.
    stdout: true,
    stderr: true,
  })
  worker.once('message', reply)
  worker.once('error', ({ code }) =>
    reply({ failure: code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'exhausting' : 'unreadable' }),
  )
  worker.once('exit', () => reply({ failure: 'unreadable' }))
})

/** The file, which comes by standard input: a message would be packed, held and unpacked whole. */
async function readContent(sizeBytes) {
  const content = new Uint8Array(sizeBytes)
  let at = 0
  for await (const piece of process.stdin) {
    content.set(piece, at)
    at += piece.length
  }
  return content
}
