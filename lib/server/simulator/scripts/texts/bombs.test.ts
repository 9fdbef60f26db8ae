import { expect, test } from 'vitest'
import { ask, bodyOf, deltasOf, eventsOf } from '@/lib/server/simulator/testing'
import { BOMB_END, BOMB_NAMES } from './bombs'

const SIZES = {
  quotes: 5_000,
  list: 90_000,
  backticks: 80_000,
  table: 30_000,
  brackets: 20_000,
  emphasis: 60_000,
  math: 24_000,
  language: 10_000,
  html: 55_000,
  entities: 100_000,
  line: 200_000,
}

test('every bomb has a size here', () => {
  expect(BOMB_NAMES).toEqual(Object.keys(SIZES))
})

test.each(Object.entries(SIZES))('%s is large, fast, and over at its end', async (name, size) => {
  const response = await ask({ ...bodyOf(`Send a Markdown bomb: ${name}`), stream: true })
  const deltas = deltasOf(eventsOf(await response.text())).map((each) => (each.type === 'text_delta' ? each.text : ''))
  const text = deltas.join('')
  expect(text.length).toBeGreaterThan(size)
  expect(text.endsWith(`\n\n${BOMB_END}\n`)).toBe(true)
  expect(text.indexOf(BOMB_END)).toBe(text.length - BOMB_END.length - 1)
  for (const delta of deltas.slice(0, -1)) expect(delta).toHaveLength(200)
})

test('each bomb has the size that makes it one', async () => {
  const textOf = async (name: string) =>
    (await (await ask(bodyOf(`Send a Markdown bomb: ${name}`))).json()).content[0].text as string
  expect((await textOf('quotes')).match(/^>*/)?.[0]).toHaveLength(5_000)
  expect((await textOf('list')).match(/^ *- level \d+$/gm)).toHaveLength(300)
  expect((await textOf('table')).split('\n', 3).map((row) => row.split('|').length - 2)).toEqual([2_000, 2_000, 2_000])
  expect((await textOf('math')).match(/\\frac/g)).toHaveLength(2_000)
  expect((await textOf('math')).match(/\\def/g)).toHaveLength(10)
  expect((await textOf('language')).match(/^```(\w+)\n/)?.[1]).toHaveLength(10_000)
  expect((await textOf('html')).match(/<div>/g)).toHaveLength(5_000)
  expect((await textOf('line')).split('\n')[0]).toHaveLength(204_800)
  const runs = (await textOf('backticks')).match(/`+/g) ?? []
  expect(new Set(runs.map(({ length }) => length)).size).toBe(runs.length)
})
