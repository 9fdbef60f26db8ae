import { expect, test } from 'vitest'
import { roomWords } from './figures'

test('room is said with how much there is, where that has a bound', () => {
  expect(roomWords({ usedBytes: 3.7 * 1024 * 1024, maxBytes: 50 * 1024 * 1024 })).toBe(
    'Your chats and files take up 3.7 MB of 50 MB.',
  )
  expect(roomWords({ usedBytes: 812, maxBytes: null })).toBe('Your chats and files take up 812 bytes.')
})
