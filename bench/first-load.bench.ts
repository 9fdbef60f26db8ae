/** How much the first, cold visit to `/` loads, and whether Shiki, KaTeX, the Markdown parser or zod are part of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { startApp } from '@/e2e/support/app'
import { openBrowser, printTable } from './support'

/** JavaScript of peers on the wire, in KB, measured once; see the note below the table. */
const PEERS = [
  ['chat-ui 0.20.0 (brotli)', 284],
  ['assistant-ui 0.15.16 (gzip)', 484],
  ['ai-chatbot 3.1.0 (gzip)', 1_099],
] as const
const LIMIT_KB = 180

/** Text that only these libraries carry. */
const MARKS = { Shiki: 'ShikiError', KaTeX: 'katex-html', Markdown: 'mdast', zod: '_zod' }

/** Every script of the build: a mark that no chunk contains is out of date, not good news. */
function builtScripts(): string[] {
  const folder = join(process.cwd(), '.next', 'static', 'chunks')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

/** Loads the page in a fresh context and counts what came over the wire. */
export async function run() {
  const app = await startApp({})
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext()).newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const kinds = new Map<string, string>()
    const bytes = new Map<string, number>()
    session.on('Network.responseReceived', ({ requestId, response }) => kinds.set(requestId, response.mimeType))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'other'
      bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength)
    })
    const bodies: string[] = []
    page.on('response', async (response) => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return
      const body = await response.body()
      bodies.push((body[0] === 0x1f ? gunzipSync(body) : body).toString())
    })
    await page.goto(app.url, { waitUntil: 'networkidle' })
    const kilobytes = (kind: RegExp) =>
      [...bytes].reduce((sum, [name, size]) => (kind.test(name) ? sum + size : sum), 0) / 1000
    const script = kilobytes(/javascript/)
    const ratio = (peer: number) => (script / peer).toFixed(2)
    printTable('First load of / (KB on the wire, gzip)', [
      ['what', 'KB', 'ratio of ours'],
      ['JavaScript', script.toFixed(1), `${(script / LIMIT_KB).toFixed(2)} of the limit of ${LIMIT_KB}`],
      ['CSS', kilobytes(/css/).toFixed(1), ''],
      ['fonts', kilobytes(/font|woff/).toFixed(1), ''],
      ['HTML', kilobytes(/html/).toFixed(1), ''],
      ...PEERS.map(([name, size]) => [`${name}, JavaScript`, String(size), ratio(size)]),
    ])
    for (const [name, mark] of Object.entries(MARKS)) {
      const isLater = builtScripts().some((text) => text.includes(mark))
      const place = bodies.some((body) => body.includes(mark)) ? 'in it' : isLater ? 'in a later chunk' : 'in no chunk'
      console.log(`  ${name}: ${place}`)
    }
    console.log('  Peers: figures of November 2026, from another run; they do not depend on this machine.')
  } finally {
    await browser.close()
    await app.stop()
  }
}
