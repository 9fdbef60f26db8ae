/** Drawings that are made once. */
import { expect, test } from 'vitest'
import { createRenderingCache } from './rendering-cache'

const limits = { maxSize: 10, maxWaiting: 3 }

test('concurrent requests share one rendering, and later ones find it in the cache', async () => {
  let rendered = 0
  const kept = createRenderingCache<string>(limits)
  const render = async () => {
    rendered += 1
    await Promise.resolve()
    return { value: 'page', size: 4 }
  }
  const asked = Array.from({ length: 5 }, () => kept.get('a', render))
  expect(await Promise.all(asked)).toEqual(Array(5).fill('page'))
  expect(await kept.get('a', render)).toBe('page')
  expect(rendered).toBe(1)
})

test('renderings are made one after the other, and refused when too many wait', async () => {
  const kept = createRenderingCache<string>(limits)
  let running = 0
  let most = 0
  const render = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    return { value: 'page', size: 1 }
  }
  const asked = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => kept.get(key, render)))
  expect(asked).toEqual(['page', 'page', 'page', undefined, undefined])
  expect(most).toBe(1)
  expect(await kept.get('d', render)).toBe('page')
})

test('the least recently used is dropped when there is no room; the newest stays whatever its size', async () => {
  const dropped: string[] = []
  const kept = createRenderingCache<string>(limits, (value) => dropped.push(value))
  const add = (key: string, size: number) => kept.get(key, async () => ({ value: key, size }))
  await add('a', 4)
  await add('b', 4)
  await add('a', 4)
  await add('c', 4)
  expect(dropped).toEqual(['b'])
  await add('huge', 100)
  expect(dropped).toEqual(['b', 'a', 'c'])
  expect(await add('huge', 1)).toBe('huge')
  await add('d', 1)
  expect(dropped).toEqual(['b', 'a', 'c', 'huge'])
})

test('a failed rendering is repeated and does not hold up others', async () => {
  const kept = createRenderingCache<string>(limits)
  const failing = kept.get('a', () => Promise.reject(new Error('the database is down')))
  const next = kept.get('b', async () => ({ value: 'b', size: 1 }))
  await expect(failing).rejects.toThrow('the database is down')
  expect(await next).toBe('b')
  expect(await kept.get('a', async () => ({ value: 'a', size: 1 }))).toBe('a')
})
