import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OUTLINE_LIMITS, type Outline } from '@/lib/shared/write/document'
import { faultOf, hasRoom, moved, sentOutline, withoutSection, withSection, withWords } from './outline-draft'

const outlineOf = (...ids: string[]): Outline => ({
  title: 'T',
  sections: ids.map((id) => ({ id, title: id, brief: '' })),
})
const idsOf = ({ sections }: Outline) => sections.map(({ id }) => id)

test('sections move one place, and not beyond the ends', () => {
  const outline = outlineOf('a', 'b', 'c')
  expect(idsOf(moved(outline, 'c', -1))).toEqual(['a', 'c', 'b'])
  expect(idsOf(moved(outline, 'a', 1))).toEqual(['b', 'a', 'c'])
  expect(moved(outline, 'a', -1)).toBe(outline)
  expect(moved(outline, 'c', 1)).toBe(outline)
  expect(moved(outline, 'x', 1)).toBe(outline)
})

test('no move loses or doubles a section', () => {
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom<-1 | 1>(-1, 1))
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const end = steps.reduce((outline, [id, by]) => moved(outline, id, by), outlineOf('a', 'b', 'c', 'd'))
      expect(idsOf(end).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    }),
  )
})

test('sections are added up to the limit, and the last one stays', () => {
  let outline = outlineOf('a')
  expect(withoutSection(outline, 'a')).toBe(outline)
  for (let at = 0; at < 100; at += 1) outline = withSection(outline, `n${at}`)
  expect(outline.sections).toHaveLength(OUTLINE_LIMITS.sections)
  expect(hasRoom(outline)).toBe(false)
  expect(idsOf(withoutSection(outline, 'n0'))).not.toContain('n0')
})

test('what has no title is not sent', () => {
  const outline = withSection(outlineOf('a'), 'b')
  expect(faultOf(outline)?.id).toBe('b')
  expect(faultOf({ ...outlineOf('a'), title: ' ' })).toBeDefined()
  expect(faultOf(withWords(outline, 'b', { title: 'B' }))).toBeUndefined()
})

test('it is sent without the version that it came from', () => {
  const basis = { answerId: 'x' }
  expect(sentOutline({ ...outlineOf('a'), basis } as Outline)).toEqual({
    title: 'T',
    sections: [{ id: 'a', title: 'a', brief: '' }],
  })
})
