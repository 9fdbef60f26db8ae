// @vitest-environment happy-dom
/** The file that replays a run: every state is that of a fresh rendering, and nothing in it says where it came from. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { loadReader } from '@/components/markdown/code/highlight'
import { StreamingMarkdown } from '@/components/markdown/streaming-markdown'
import { createMessageAt } from '@/lib/client/playback/message-at'
import { SECRETS, textRun } from '@/lib/client/stage/fixtures/runs'
import type { StageRun } from '@/lib/client/stage/stage-run'
import type { Script } from '@/lib/server/simulator/script'
import { medical } from '@/lib/server/simulator/scripts/reversals/medical'
import { code } from '@/lib/server/simulator/scripts/texts/code'
import { documentation } from '@/lib/server/simulator/scripts/texts/documentation'
import { math } from '@/lib/server/simulator/scripts/texts/math'
import { contextFor } from '@/lib/server/simulator/testing'
import { createSlices } from '@/lib/shared/slices'
import { REVERSALS } from '@/lib/shared/text/reversals'
import { textIn } from '@/lib/stream/text-in'
import { AnswerCells } from './answer-cells'
import { createFileLook } from './file-look'
import { MAX_STEPS, replayFile } from './replay-file'

const NO_PAUSE = { slices: createSlices(async () => {}), now: new Date(0) }
const UNLIMITED = { room: 1e9, cost: 1e9, spend: () => undefined }

const fileOf = async (run: StageRun) => (await replayFile(run, NO_PAUSE)).text()

/** What a script says. */
const saidBy = ({ steps, question }: Script) =>
  steps(contextFor(question))
    .map((step) => (step.type === 'say' ? step.text : ''))
    .join('')

/** Opens a file: its body, and its script. */
function open(html: string) {
  const [, body = ''] = /<body>([\s\S]*)<\/body>/.exec(html) ?? []
  const [, script = ''] = /<script nonce="[^"]*">([\s\S]*?)<\/script>/.exec(body) ?? []
  // A page of its own: it listens to keys and draws frames after its test.
  const page = document.implementation.createHTMLDocument()
  page.body.innerHTML = body
  new Function('document', 'requestAnimationFrame', script)(page, () => 0)
  const position = page.querySelector<HTMLInputElement>('[data-position]')
  if (!position) throw new Error('The file has no slider')
  return {
    page,
    pane: (kind: string) => page.querySelector<HTMLElement>(`[data-pane="${kind}"]`) as HTMLElement,
    answer: (kind: string) => page.querySelector(`[data-pane="${kind}"] [data-markdown]`)?.innerHTML ?? 'no answer',
    end: Number(position.max),
    seek(time: number) {
      position.value = String(time)
      position.dispatchEvent(new Event('input'))
    },
  }
}

/** Colours have names in the order in which they were needed: this writes the colours themselves. */
function named(markup: string, style: string): string {
  const rules = new Map([...style.matchAll(/\.(c\d+) \{ color: ([^;]*);/g)].map(([, name, rule]) => [name, rule]))
  return markup.replace(/class="(c\d+)"/g, (_, name) => `class="${rules.get(name)}"`)
}

/** The highlighter is the same for every rendering, and loading it costs more than reading the code. */
const readers = new Map<string, ReturnType<typeof loadReader>>()
function loadOnce(language: string) {
  const reader = readers.get(language) ?? loadReader(language)
  readers.set(language, reader)
  return reader
}

/** The answer after some moments, rendered at once. */
async function fresh(run: StageRun, position: number): Promise<string> {
  const message = createMessageAt(run.moments).seek(position)
  const look = createFileLook(loadOnce)
  const cells = await new AnswerCells(message, look, UNLIMITED).read(!message.ended)
  const host = document.createElement('template')
  host.innerHTML = cells.join('')
  for (const element of host.content.querySelectorAll('[id]')) {
    ;(element as HTMLElement).dataset.id = element.id
    element.removeAttribute('id')
  }
  return named(host.innerHTML, look.style())
}

const MIXED = `# Title 😀

One **bold** [link](https://a.example/x) and \`code\`[^1].

- [x] first
- second
  - third

| a | b |
|---|---|
| 1 | 2 |

$$x^2$$ and $a_b$

\`\`\`ts
const a = \`😀\` // <script>
let b = 2
\`\`\`

> quote

Again[^1]. </script><!-- \u2028

[^1]: A note.
`

test.each([
  ['a bit of everything', MIXED, 3],
  ['code', saidBy(code).slice(0, 700), 7],
  ['formulas', saidBy(math).slice(0, 1_000), 11],
])('each state of %s is that of a fresh rendering; all panes end alike', async (_, text, pieceLength) => {
  const run = textRun(text, { pieceLength })
  const html = await fileOf(run)
  const replay = open(html)
  const different = []
  for (const [index, { at }] of run.moments.entries()) {
    // Moments of one time are one state.
    if (run.moments[index + 1]?.at === at) continue
    replay.seek(at)
    const shown = named(replay.answer('writes'), html)
    if (shown !== (await fresh(run, index + 1))) different.push(at)
    if (at < replay.end && replay.answer('waits') !== '') different.push('early')
  }
  expect(different).toEqual([])
  replay.seek(0)
  expect(replay.answer('writes')).toBe('')
  replay.seek(replay.end)
  expect(replay.answer('waits').length).toBeGreaterThan(text.length / 2)
  expect(replay.answer('waits')).toBe(replay.answer('writes'))
  expect(replay.answer('plain')).toBe(replay.answer('writes'))
})

/** The elements and texts of a markup, without attributes. */
function outline(node: Node): string {
  if (node.nodeType !== 1)
    return /^(?:TABLE|THEAD|TBODY|TR)$/.test(node.parentElement?.tagName ?? '') ? '' : (node.textContent ?? '')
  return `<${node.nodeName}>${[...node.childNodes].map(outline).join('')}</>`
}

test('each state of prose has the elements and words that the chat has', async () => {
  const text = MIXED.replace(/\$\$[\s\S]*```\n\n/, '')
  const run = textRun(text, { pieceLength: 9 })
  const replay = open(await fileOf(run))
  let grown = ''
  for (const moment of run.moments.slice(2, -2)) {
    grown += textIn(moment.chunks)
    const host = document.createElement('div')
    host.innerHTML = renderToStaticMarkup(<StreamingMarkdown text={grown} streaming />)
    replay.seek(moment.at)
    const shown = replay.pane('writes').querySelector('[data-markdown]') as Node
    expect([...shown.childNodes].map(outline)).toEqual([...(host.firstChild?.childNodes ?? [])].map(outline))
  }
})

test('the waiting pane has nothing of the text before the end, the third has it as it was written', async () => {
  const replay = open(await fileOf(textRun('Some **bold** words.\n\nMore')))
  replay.seek(330)
  expect(replay.pane('waits').textContent).not.toMatch(/Some/)
  expect(replay.pane('writes').querySelector('strong')?.textContent).toBe('bold')
  expect(replay.pane('plain').querySelector('.plain')?.textContent).toBe('Some **bold** wo')
  expect(replay.answer('plain')).toBe('')
})

test('clocks show what has come by then, and the end says what the wait was', async () => {
  const replay = open(await fileOf(textRun('One two three.\n\nFour five', { everyMs: 100 })))
  const clock = (pane: string, name: string) => replay.pane(pane).querySelector(`[data-clock="${name}"]`)?.textContent
  replay.seek(310)
  expect([clock('writes', 'firstWordMs'), clock('writes', 'endMs'), clock('waits', 'firstWordMs')]).toEqual([
    '0.30 s',
    '–',
    '–',
  ])
  expect([clock('writes', 'words'), clock('waits', 'words')]).toEqual(['1', '0'])
  replay.seek(replay.end)
  expect([clock('writes', 'firstWordMs'), clock('waits', 'firstWordMs')]).toEqual(['0.30 s', clock('waits', 'endMs')])
  expect(replay.page.querySelector('[data-verdict]')?.textContent).toMatch(/had been readable for 0\.\d s: 5 words\.$/)
})

test('no ids, no addresses, no outside, and one policy that allows the file’s own script alone', async () => {
  const { toolCallId, textId } = SECRETS
  const before = [
    { type: 'reasoning-start', id: textId },
    { type: 'reasoning-delta', id: textId, delta: 'a private thought' },
    { type: 'reasoning-end', id: textId },
    { type: 'tool-input-start', toolCallId, toolName: 'calculate' },
    { type: 'tool-input-available', toolCallId, toolName: 'calculate', input: { expression: '1+1' } },
    { type: 'tool-output-available', toolCallId, output: { result: '2' } },
  ] as const
  const html = await fileOf(textRun('Two.', { before }))
  for (const secret of Object.values(SECRETS)) expect(html).not.toContain(secret)
  expect(html).not.toContain('a private thought')
  expect(html).not.toMatch(/localhost|https?:|\/\/[a-z]|cookie|url\(|@import|\son[a-z]+=|style="/i)
  const [, nonce] = /script-src '?(?:&#x27;)?nonce-([0-9a-f]{32})/.exec(html) ?? []
  expect(html.match(/<script\b[^>]*>/g)).toEqual([
    '<script type="application/json" id="data">',
    `<script nonce="${nonce}">`,
  ])
  expect(html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1]).toMatch(
    /^default-src (?:'|&#x27;)none/,
  )
  const replay = open(html)
  replay.seek(replay.end)
  expect(replay.pane('writes').textContent).toMatch(/Thought.*calculate.*Two\./s)
})

test('a question and an answer cannot end the elements around them', async () => {
  const evil = '</script><script>alert(1)</script><!--<script>\u2028\u2029</style><img src=x onerror=alert(1)>'
  const html = await fileOf(textRun(`${evil}\n\n\`\`\`html\n${evil}\n\`\`\``, { question: evil, pieceLength: 1 }))
  expect(html.match(/<script\b/g)).toHaveLength(2)
  expect(html.match(/<\/script/g)).toHaveLength(2)
  expect(html.match(/<\/style/g)).toHaveLength(1)
  expect(html).not.toMatch(/<img|[\u2028\u2029](?=[^<]*<\/script)/)
  const replay = open(html)
  replay.seek(replay.end)
  expect(replay.page.querySelectorAll('img, [data-markdown] script')).toHaveLength(0)
  expect(replay.pane('writes').querySelector('code')?.textContent).toBe(`${evil}\n`)
})

test('a file is at most 300 KB longer than its answer', async () => {
  const text = saidBy(documentation)
  for (const [run, length] of [
    [textRun('Hi.'), 3],
    [textRun(text, { pieceLength: 12 }), text.length],
  ] as const) {
    const { size } = await replayFile(run, NO_PAUSE)
    // The text is in it twice: as it was written, and as it looks.
    expect(size - 2 * length).toBeLessThan(300_000)
  }
})

test('a costly block changes less often, and its last state is whole', async () => {
  const lines = 'const value = 1\n'.repeat(150)
  const run = textRun(`\`\`\`ts\n${lines}\`\`\`\n\nEnd.`, { pieceLength: 16 })
  const html = await fileOf(run)
  const [, data = '{}'] = /id="data">(.*)<\/script>/.exec(html) ?? []
  expect(JSON.parse(data).steps.length).toBeLessThan(run.moments.length - 50)
  const replay = open(html)
  replay.seek(replay.end)
  expect(replay.pane('waits').querySelector('code')?.textContent).toBe(lines)
})

test('very many moments are merged, and the work is done in slices with progress', async () => {
  const run = textRun('Some words.\n\n'.repeat(400), { pieceLength: 1, everyMs: 1 })
  expect(run.moments.length).toBeGreaterThan(2 * MAX_STEPS)
  const pause = vi.fn(async () => {})
  const shares: number[] = []
  const file = await replayFile(run, {
    slices: createSlices(pause),
    onProgress: (share) => shares.push(share),
  })
  const [, data = '{}'] = /id="data">(.*)<\/script>/.exec(await file.text()) ?? []
  expect(JSON.parse(data).steps.length).toBeLessThanOrEqual(MAX_STEPS + 1)
  expect(file.size - 2 * 16 * 400).toBeLessThan(300_000)
  expect(pause.mock.calls.length).toBeGreaterThan(20)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('the page says who answered', async () => {
  const run = textRun('Hi.')
  expect(await fileOf(run)).toContain('Written by claude-opus-5. Taken from a recording.')
  const simulated = { ...run, source: { kind: 'file', simulated: true, name: 'private.json' } as const }
  const html = await fileOf(simulated)
  expect(html).toContain('Written by the simulator; no model was asked.')
  expect(html).not.toContain('private.json')
})

test('an answer that is wrong until its end says so the whole time, and in the end what was taken back', async () => {
  const run = textRun(saidBy(medical), { question: medical.question, pieceLength: 40 })
  const warning = (page: Document) => page.querySelector('.warning')?.textContent
  expect(warning(open(await fileOf(run)).page)).toBeUndefined()
  const replay = open(await fileOf({ ...run, source: { kind: 'file', simulated: true, name: 'x' } }))
  expect(warning(replay.page)).toBe('This answer is made up, and wrong on purpose at its start.')
  replay.seek(replay.end)
  const { said, takenBack } = REVERSALS.medical
  const verdict = replay.page.querySelector('[data-verdict]')?.textContent
  expect(verdict).toMatch(/5? words\. Shown too early: “/)
  expect(verdict).toContain(`“${said}” stood there for`)
  expect(verdict).toContain(`“${takenBack}”`)
})

test('the words are those of the stage', async () => {
  const html = await fileOf(textRun('Hi.'))
  for (const words of ['Swap sides', 'Words readable', 'formatted once at the end']) expect(html).toContain(words)
  // The caret is placed within the text, and scrolls with it.
  expect(html).toMatch(/\.answer \{ position: relative;/)
})

test('while the model thinks, every pane says so', async () => {
  const before = [
    { type: 'reasoning-start', id: '1' },
    { type: 'reasoning-delta', id: '1', delta: 'Let me see' },
  ] as const
  const replay = open(await fileOf(textRun('Two.', { before })))
  replay.seek(100)
  for (const pane of ['waits', 'writes', 'plain']) expect(replay.pane(pane).textContent).toContain('Thinking…')
})
