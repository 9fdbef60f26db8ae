import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OUTLINE_LIMITS } from './document'
import { outlineText, readOutline } from './outline-text'

const PATHS = new Set(['a.ts', 'lib/b.ts'])

test('an outline that a model wrote: title, sections, briefs, known files', () => {
  const text =
    '# **The guide**\n\n## `Install`\nHow to begin.\nIn two steps.\nFiles: a.ts, secret.ts, lib/b.ts\n\n## Use\n'
  expect(readOutline(text, PATHS, 'README')).toEqual({
    title: 'The guide',
    sections: [
      { id: 'section-1', title: 'Install', brief: 'How to begin. In two steps.', files: ['a.ts', 'lib/b.ts'] },
      { id: 'section-2', title: 'Use', brief: '' },
    ],
  })
})

test('a numbered list is an outline too, and text without a section is none', () => {
  expect(readOutline('Here it is:\n1. First\n2) Second', PATHS, 'README')).toEqual({
    title: 'README',
    sections: [
      { id: 'section-1', title: 'First', brief: '' },
      { id: 'section-2', title: 'Second', brief: '' },
    ],
  })
  for (const text of ['', 'I cannot do that.', '# Only a title']) expect(readOutline(text, PATHS, 'x')).toBeUndefined()
})

test('never more than the limits', () => {
  const many = Array.from({ length: 100 }, (_, at) => `## ${'t'.repeat(500)} ${at}\n${'b'.repeat(5_000)}`).join('\n')
  const outline = readOutline(many, PATHS, 'x')
  expect(outline?.sections).toHaveLength(OUTLINE_LIMITS.sections)
  for (const { title, brief } of outline?.sections ?? []) {
    expect(title).toHaveLength(OUTLINE_LIMITS.titleCharacters)
    expect(brief).toHaveLength(OUTLINE_LIMITS.briefCharacters)
  }
})

test('what is written is read again as the same outline', () => {
  const words = fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,4}$/)
  const section = fc.record({
    title: words,
    brief: words,
    files: fc.constantFrom(undefined, ['a.ts'], ['a.ts', 'lib/b.ts']),
  })
  fc.assert(
    fc.property(words, fc.array(section, { minLength: 1, maxLength: 40 }), (title, sections) => {
      const outline = {
        title,
        sections: sections.map(({ files, ...rest }, at) => ({
          id: `section-${at + 1}`,
          ...rest,
          ...(files && { files }),
        })),
      }
      expect(readOutline(outlineText(outline), PATHS, 'x')).toEqual(outline)
    }),
  )
})
