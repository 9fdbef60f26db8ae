import { expect, test } from 'vitest'
import type { DocumentView, SectionView } from './document-reader'
import { mergedView, SectionKeys } from './merged-view'

const end = (id: string) => ({ id, outputTokens: 1, costUsd: 0, durationMs: 1 })
const section = (id: string, isEnded = true): SectionView => ({
  id,
  title: id,
  text: `text of ${id}`,
  words: 3,
  end: isEnded ? end(id) : undefined,
})
const outlineOf = (...ids: string[]) => ({ title: 'T', sections: ids.map((id) => ({ id, title: id, brief: '' })) })
const viewOf = (outline: DocumentView['outline'], ...all: SectionView[]): DocumentView => ({
  outlineText: '',
  outline,
  isAccepted: outline !== undefined,
  sections: new Map(all.map((each) => [each.id, each])),
  openId: undefined,
})

test('before anything of the new version has come, the one before is shown without what is written anew', () => {
  const before = viewOf(outlineOf('a', 'b'), section('a'), section('b'))
  const view = mergedView(viewOf(undefined), { view: before, rewrites: 'b' })
  expect(view.outline).toEqual(before.outline)
  expect([...view.sections.keys()]).toEqual(['a'])
})

test('what is new counts; what is changed, gone or not whole does not stay', () => {
  const before = viewOf(outlineOf('a', 'b', 'c', 'd'), section('a'), section('b'), section('c'), section('d', false))
  const outline = outlineOf('a', 'b', 'd')
  const changed = {
    ...outline,
    sections: outline.sections.map((each) => (each.id === 'b' ? { ...each, title: 'B' } : each)),
  }
  const fresh = { ...section('a'), text: 'new' }
  const view = mergedView(viewOf(changed, fresh), { view: before })
  expect([...view.sections.values()]).toEqual([fresh])
  expect(mergedView(viewOf(changed, fresh), undefined).sections.size).toBe(1)
})

test('a key stays while a text grows, and changes with another text', () => {
  const keys = new SectionKeys()
  const first = keys.keyOf('a', 'One')
  expect(keys.keyOf('a', 'One two')).toBe(first)
  const other = keys.keyOf('a', 'Another')
  expect(other).not.toBe(first)
  expect(keys.keyOf('a', 'Another')).toBe(other)
})
