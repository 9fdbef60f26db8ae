/** T36, T37: PDFs are read one at a time, in a process of their own that nothing outlives. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { pdfBomb, pdfOf, pdfPageBomb, pdfWithPictures } from './fixtures/made-up-files'
import { readPdf } from './read-pdf'
import * as pdfProcess from './start-pdf-process'

const ada = { ownerId: 'ada' }
const MB = 1024 * 1024

/** The processes that are started from now on. */
function started() {
  const children: ChildProcess[] = []
  const start = pdfProcess.startPdfProcess
  vi.spyOn(pdfProcess, 'startPdfProcess').mockImplementation((job) => {
    const child = start(job)
    children.push(child)
    return child
  })
  return children
}

/** Whether a process is there; one that is dead and that nobody has asked for is not. */
function lives(pid: number | undefined): boolean {
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

afterEach(() => vi.restoreAllMocks())

test('pages and text are read, and the process is gone when they are', async () => {
  const children = started()
  const pdf = await readPdf(async () => pdfOf('one', 'two'), ada, true)
  expect(pdf).toEqual({
    pages: 2,
    characters: 6,
    text: [expect.stringContaining('one'), expect.stringContaining('two')],
  })
  expect(children.map(({ pid }) => lives(pid))).toEqual([false])
})

describe('an honest one of 9 MB', () => {
  test.each([
    ['with one picture', 1],
    ['with a picture and text on each of many pages', 60],
  ])('%s is read within the limits', async (_what, pages) => {
    const pdf = await readPdf(async () => pdfWithPictures(pages, 9 * MB), ada, true)
    expect(pdf).toMatchObject({ pages, characters: pages * 1_000 })
  })
})

describe('a bomb', () => {
  test.each([
    ['signs on a page', pdfPageBomb(400)],
    ['blank space on a page', pdfPageBomb(400, '                ')],
  ])('of %s is ended at its limit of memory, which the server does not pay', async (_what, content) => {
    const children = started()
    const before = process.memoryUsage.rss()
    expect(content.length).toBeLessThan(2 * MB)
    expect(await readPdf(async () => content, ada, false, { limitMs: 60_000, maxBytes: 144 * MB })).toBe('exhausting')
    expect(children.map(({ pid, signalCode }) => [lives(pid), signalCode])).toEqual([[false, 'SIGKILL']])
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MB)
  })

  test('that the parser finds too damaged is refused as such', async () => {
    expect(await readPdf(async () => pdfBomb(100), ada)).toBe('unreadable')
  })

  test('is ended at its limit of time', async () => {
    const children = started()
    const limits = { limitMs: 1, maxBytes: 1_000 * MB }
    expect(await readPdf(async () => pdfPageBomb(50), ada, false, limits)).toBe('exhausting')
    expect(children.map(({ pid }) => lives(pid))).toEqual([false])
  })
})

test('twelve of four people are read one after the other, and each gets an answer', async () => {
  const children = started()
  let most = 0
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, at) =>
      readPdf(
        async () => {
          most = Math.max(most, 1 + children.filter(({ pid }) => lives(pid)).length)
          return pdfOf('x')
        },
        { ownerId: `guest ${at % 4}` },
      ),
    ),
  )
  expect(most).toBe(1)
  // One is read and eight wait; the others are told to come again.
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'read' : outcome.reason.code)).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'overloaded'),
    ...Array.from({ length: 9 }, () => 'read'),
  ])
})

test('aborting ends the process', async () => {
  const children = started()
  const gone = new AbortController()
  const reading = readPdf(async () => pdfPageBomb(50), { ...ada, signal: gone.signal })
  await expect.poll(() => children.length).toBe(1)
  gone.abort(new Error('gone'))
  await expect(reading).rejects.toThrow('gone')
  expect(children.map(({ pid }) => lives(pid))).toEqual([false])
})

test('no key is within reach of the process', async () => {
  const children = started()
  await readPdf(async () => pdfOf('x'), ada)
  expect(children[0]?.spawnargs.join(' ')).not.toMatch(/inspect|require/)
  if (process.platform === 'linux') {
    const held = readPdf(async () => pdfPageBomb(50), ada, false, { limitMs: 60_000, maxBytes: 150 * MB })
    await expect.poll(() => children.length).toBe(2)
    const environment = readFileSync(`/proc/${children[1]?.pid}/environ`, 'utf8')
    expect(environment.split('\0').filter((line) => line !== '' && !line.startsWith('NODE_CHANNEL_'))).toEqual([])
    await held
  }
})

test('where no process can be started, the next step is said, and the turn is free again', async () => {
  vi.spyOn(pdfProcess, 'startPdfProcess').mockImplementationOnce(() => spawn('/nowhere/node'))
  await expect(readPdf(async () => pdfOf('x'), ada)).rejects.toMatchObject({
    code: 'internal',
    message: 'PDFs cannot be read on this server right now. Attach the text of the PDF, or try again later.',
  })
  expect(await readPdf(async () => pdfOf('x'), ada)).toMatchObject({ pages: 1 })
})

test('it dies with its server, by whatever death and whatever it is busy with', async () => {
  const program = `
    const { fork } = require('node:child_process')
    const child = fork(process.argv[1], [], { execArgv: [], env: {}, stdio: ['pipe', 'ignore', 'ignore', 'ipc'] })
    process.stdin.once('readable', () => {
      const chunks = []
      process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
        const content = Buffer.concat(chunks)
        child.send({ sizeBytes: content.length, wantsText: false, heapMb: 192, mostBytes: 4e9 })
        child.stdin.end(content)
        process.stdout.write(String(child.pid))
      })
    })`
  const server = spawn(process.execPath, ['-e', program, `${process.cwd()}/lib/server/files/pdf-process.mjs`])
  server.stdin.end(pdfPageBomb(100))
  const pid = Number(await new Promise((resolve) => server.stdout.once('data', resolve)))
  expect(lives(pid)).toBe(true)
  server.kill('SIGKILL')
  await expect.poll(() => lives(pid)).toBe(false)
})
