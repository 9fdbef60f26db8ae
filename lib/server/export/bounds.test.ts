/** Exports that are made to be dear: linear, in slices, bounded, and never many at a time. */
import { expect, test } from 'vitest'
import {
  answer,
  asking,
  OWNER,
  play,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { createLane } from '@/lib/server/give-way'
import type { Slices } from '@/lib/shared/slices'
import { exportResponse } from './export-response'
import { stored, written } from './fixtures/stored-message'
import { htmlExport } from './html-export'
import { markdownTree } from './markdown-tree'
import { createOpenExports } from './open-exports'

const NOW = new Date(0)

/** Counts work, and how often others had their turn. */
function counting(): Slices & { total: number; calls: number } {
  const counted = { total: 0, calls: 0 }
  return Object.assign(counted, {
    spend(cost: number) {
      counted.total += cost
      counted.calls += 1
      return undefined
    },
  })
}

const unmarked = { marks: [], targets: { prefix: '', titles: [] } }

/** How many pieces a text is drawn in, and what was given to the parser in all. */
async function rendered(text: string, cost = 1e9) {
  const slices = counting()
  let pieces = 0
  for await (const _ of markdownTree(text, 'm-', unmarked, { slices, cost })) pieces += 1
  return { pieces, ...slices }
}

test.each([
  ['headings', () => '# a\n'],
  ['paragraphs that name one definition', () => '[a] and more words\n\n'],
  ['definitions, each named by many', (at: number) => `[d${at}]: https://a.example/${at}\n\n[d${at % 7}] [d1]\n\n`],
  ['footnotes', (at: number) => `a[^${at}]\n\n[^${at}]: note\n\n`],
  ['formulas', (at: number) => `$x_{${at}}$\n\n`],
  ['lists', () => '- a\n\nb\n\n'],
])('%s: twice as many are twice the work, in few pieces', async (_, line) => {
  const text = (count: number) => Array.from({ length: count }, (_, at) => line(at)).join('')
  const tail = `${'word '.repeat(50_000)}\n`
  const [one, two] = [await rendered(`${text(600)}\n${tail}`), await rendered(`${text(1_200)}\n${tail}`)]
  expect(two.total / one.total).toBeLessThan(2.3)
  expect(two.calls).toBeGreaterThan(one.calls)
})

test('200,000 headings are drawn as far as there are means; the rest is the text it is', async () => {
  const branch = [stored('user', 'q'), stored('assistant', '# a\n'.repeat(200_000)), stored('assistant', '# last')]
  const slices = counting()
  const html = await written(htmlExport('T', branch, NOW, { slices, cost: 20_000 }))
  expect(html.match(/<h1>a|<h1 dir="auto">a/g)?.length).toBeLessThan(1_200)
  expect(html).toContain('too much of it to be drawn')
  expect(html).toContain('# a\n# a\n')
  expect(html).toContain('# last')
  expect(html.endsWith('</main></body></html>\n')).toBe(true)
  expect(slices.calls).toBeGreaterThan(15)
})

test('many exports at once are made one piece after the other', async () => {
  const lane = createLane()
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (most > 1) throw new Error('two at once')
  }
  const failing = lane(() => Promise.reject(new Error('no')))
  await Promise.all([...Array.from({ length: 10 }, () => lane(work)), expect(failing).rejects.toThrow('no')])
  expect(most).toBe(1)
})

test('every form is read from the database some messages at a time', async () => {
  const services = testServices(scriptedProvider(...Array.from({ length: 15 }, () => play(textEvents(['fine'])))))
  const question = asking('first')
  await answer(services, question)
  for (let turn = 1; turn < 15; turn += 1) await answer(services, asking(`question ${turn}`, { id: question.id }))
  for (const format of ['json', 'html', 'markdown'] as const) {
    const text = await (await exportResponse(services, question.id, OWNER, { format, inline: false })).text()
    const places = ['first', ...Array.from({ length: 14 }, (_, at) => `question ${at + 1}`)].map((words) =>
      text.search(new RegExp(`${words}(?!\\d)`)),
    )
    expect(places).not.toContain(-1)
    if (format === 'json') expect(JSON.parse(text).messages).toHaveLength(30)
    else expect(places.slice(1)).toEqual([...places.slice(1)].sort((a, b) => a - b))
  }
})

test('a long text without notes is read in pieces, one with notes whole', async () => {
  const prose = `${'word '.repeat(200)}\n\n`.repeat(30)
  expect((await rendered(prose)).pieces).toBeGreaterThan(5)
  expect((await rendered(`Called[^1].\n\n${prose}[^1]: note\n`)).pieces).toBe(1)
})

test('a person has a few exports open at once, read or not; one that ended or was left makes room', async () => {
  const services = testServices(scriptedProvider(play(textEvents(['fine']))))
  const question = asking('first')
  await answer(services, question)
  const open = () => exportResponse(services, question.id, OWNER, { format: 'html', inline: false })
  const [one, two, three] = [await open(), await open(), await open()]
  await expect(open()).rejects.toMatchObject({ code: 'rate_limited' })
  await two?.body?.cancel()
  const four = await open()
  await expect(open()).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await one?.text()).toContain('fine')
  const five = await open()
  for (const left of [three, four, five]) await left?.body?.cancel()
})

test('the site has a number of open exports, whoever has them', () => {
  const exports = createOpenExports({ person: 2, site: 3 })
  const leave = exports.enter('a')
  exports.enter('a')
  exports.enter('b')
  expect(() => exports.enter('c')).toThrow('Many exports')
  expect(() => exports.enter('a')).toThrow('your exports')
  leave()
  leave()
  exports.enter('c')
  expect(() => exports.enter('d')).toThrow('Many exports')
})
