/** Places are counted by key, and given back once. */
import { expect, test } from 'vitest'
import { createPlaceCounter } from './place-counter'

test('a key has as many places as its limit says, and other keys have their own', () => {
  const places = createPlaceCounter()
  const leave = places.take('ada', 1)
  expect(leave).toBeDefined()
  expect(places.take('ada', 1)).toBeUndefined()
  expect(places.take('bob', 1)).toBeDefined()
})

test('a place that is given back twice is free once', () => {
  const places = createPlaceCounter()
  const leave = places.take('ada', 2)
  places.take('ada', 2)
  leave?.()
  leave?.()
  expect(places.take('ada', 2)).toBeDefined()
  expect(places.take('ada', 2)).toBeUndefined()
})
