/** What a terminal shows while a document is written, and what a file gets. */
import { expect, it } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { NO_USAGE } from '@/lib/shared/usage'
import { createProgress } from './progress'

const MODEL = 'claude-haiku-4-5'
const CLEAR = '\r\u001b[K'

function start({ isTTY = true, columns = 120 }: { isTTY?: boolean; columns?: number } = {}) {
  const terminal = {
    isTTY,
    columns,
    printed: '',
    write(text: string) {
      terminal.printed += text
    },
  }
  let now = 0
  const progress = createProgress(terminal, () => now)
  const play = (...chunks: Chunk[]) => {
    for (const chunk of chunks) progress.take(chunk)
  }
  return {
    progress,
    terminal,
    play,
    wait: (milliseconds: number) => {
      now += milliseconds
      progress.draw()
    },
    /** The line that the bar is on. */
    bar: () => terminal.printed.split(CLEAR).at(-1),
    /** Everything that stays: a terminal forgets what is cleared. */
    lines: () =>
      terminal.printed
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(CLEAR).at(-1)),
  }
}

const outline = (title: string, ...titles: string[]): Chunk => ({
  type: 'data-outline',
  data: { title, sections: titles.map((title, at) => ({ id: `s${at}`, title, brief: '' })) },
})
const begin = (title: string): Chunk => ({ type: 'data-section', data: { id: title, title } })
const end = (outputTokens = 100, more = {}): Chunk => ({
  type: 'data-section-end',
  data: { id: 'x', outputTokens, costUsd: 0.01, durationMs: 1, ...more },
})
const usage = (inputTokens: number, outputTokens: number): Chunk => ({
  type: 'data-usage',
  data: { ...NO_USAGE, inputTokens, outputTokens },
  transient: true,
})
const text = (words: number): Chunk => ({ type: 'text-delta', id: 't', delta: 'word '.repeat(words) })
const STARTED: Chunk = { type: 'start', messageMetadata: { model: MODEL } }
const STEP: Chunk = { type: 'start-step' }
const STEP_END: Chunk = { type: 'finish-step' }

it('a bar has the share, the section, the time, what remains, the tokens and the cost', () => {
  const { play, wait, bar } = start()
  play(STARTED, STEP, usage(1_000, 1))
  wait(1_000)
  expect(bar()).toBe('[........................] 0 % · outline · 0:01 · 1,001 tokens · $0.0010')
  play(usage(1_000, 50), STEP_END, outline('Guide', 'First', 'Second', 'Third', 'Fourth'), STEP, begin('First'))
  play(usage(2_000, 1), text(100))
  wait(9_000)
  expect(bar()).toMatch(/^\[#\.{23}\] \d % · section 1 of 4 · 0:10 · 3,150 tokens · \$0\.0037 · First$/)
  play(usage(2_000, 100), STEP_END, end())
  wait(1_000)
  expect(bar()).toBe('[######..................] 25 % · section 2 of 4 · 0:11, ~0:30 left · 3,150 tokens · $0.0037')
})

it('a section that ends leaves its line above the bar', () => {
  const { play, wait, lines } = start()
  play(STARTED, outline('Guide', 'First', 'Second'), begin('First'))
  wait(65_000)
  play(end(1_815), begin('Second'), end(100, { costUsd: null }))
  expect(lines()).toEqual([
    'Outline: Guide, 2 sections',
    '1/2 First (1:05, 1,815 tokens, $0.010)',
    '2/2 Second (0:00, 100 tokens)',
  ])
})

it('the share never goes back, and is 100 % at the end only', () => {
  const { play, wait, bar } = start()
  const share = () => Number(/(\d+) %/.exec(bar() ?? '')?.[1])
  const shares: number[] = []
  play(STARTED, outline('Guide', 'First', 'Second', 'Third'))
  for (const words of [3_000, 10, 700]) {
    play(STEP, begin('One'))
    for (let step = 0; step < 10; step += 1) {
      play(text(words / 10))
      wait(100)
      shares.push(share())
    }
    expect(share()).toBeLessThan(100)
    play(STEP_END, end(words))
    wait(100)
    shares.push(share())
  }
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(100)
})

it('the bar fits the width of the terminal, whatever the title', () => {
  for (const columns of [20, 40, 80, 200]) {
    const { play, wait, bar } = start({ columns })
    play(STARTED, outline('Guide', 'x'), STEP, usage(1_234_567, 1), begin('大'.repeat(200)), text(10))
    wait(5_000)
    expect([...(bar() ?? '')].reduce((sum, letter) => sum + (letter === '大' ? 2 : 1), 0)).toBeLessThan(columns)
  }
})

it('a number that has no room is left out whole', () => {
  for (let columns = 10; columns < 100; columns += 1) {
    const { play, wait, bar } = start({ columns })
    play(STARTED, outline('Guide', 'x'), STEP, usage(1_234_567, 1))
    wait(5_000)
    const line = '[........] 0 % · section 1 of 1 · 0:05 · 1,234,568 tokens · $1.23'
    expect(`${line} · `.startsWith(bar() === '' ? '' : `${bar()} · `)).toBe(true)
    if (columns > line.length) expect(bar()).toBe(line)
  }
})

it('it is drawn at most ten times a second, whatever comes', () => {
  const { play, terminal } = start()
  play(STARTED, ...Array.from({ length: 1_000 }, () => text(1)))
  expect(terminal.printed.split(CLEAR).length - 1).toBe(1)
})

it('a retry and a silence are said', () => {
  const { play, wait, bar, lines } = start()
  play({
    type: 'data-retry',
    data: { code: 'overloaded', message: 'It is busy.', attempt: 2, delayMs: 5_000 },
    transient: true,
  })
  expect(lines()).toEqual(['It is busy. Try 2 in 0:05.'])
  play({ type: 'data-silence', data: { silentMs: 12_000 }, transient: true })
  wait(100)
  expect(bar()).toContain('silent for 0:12')
  play({ type: 'data-silence', data: { silentMs: 0 }, transient: true })
  wait(100)
  expect(bar()).not.toContain('silent')
})

it('at the end the bar is taken away', () => {
  const { progress, play, terminal } = start()
  play(STARTED)
  progress.end()
  expect(terminal.printed.endsWith(CLEAR)).toBe(true)
})

it('what is no terminal gets lines alone', () => {
  const { progress, play, wait, terminal } = start({ isTTY: false })
  play(STARTED, STEP, usage(100, 1), outline('Guide', 'First'), begin('First'), text(50))
  wait(5_000)
  play(end())
  progress.end()
  expect(terminal.printed).toBe('Outline: Guide, 1 section\n1/1 First (0:05, 100 tokens, $0.010)\n')
})

it('a model whose price is not known has no cost', () => {
  const { play, wait, bar } = start()
  play({ type: 'start', messageMetadata: { model: 'other' } }, STEP, usage(100, 1))
  wait(1_000)
  expect(bar()).toMatch(/101 tokens$/)
})

it.each([true, false])('nothing in titles, texts and messages acts on the terminal (terminal: %s)', (isTTY) => {
  const evil = '\u001b[2J\u001b]0;x\u0007\r\n\u009b1A\u202e\u0000\b'
  const { play, wait, terminal } = start({ isTTY })
  play(
    STARTED,
    STEP,
    outline(`a${evil}`, `b${evil}`),
    begin(`b${evil}`),
    { type: 'text-delta', id: evil, delta: evil },
    { type: 'data-retry', data: { code: 'overloaded', message: evil, attempt: 2, delayMs: 1 }, transient: true },
  )
  wait(1_000)
  play(end())
  expect(terminal.printed.replaceAll(CLEAR, '').replaceAll('\n', '')).not.toMatch(/\p{C}/u)
  expect(terminal.printed.split('\n')).toHaveLength(4)
})
