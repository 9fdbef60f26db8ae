/** Source marks in an exported page follow code, links and formulas, which stay unchanged. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedTexts } from '@/lib/markdown/fixtures/marked-texts'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { type TreeNode, textOf } from '@/lib/markdown/tree/tree'
import { serverSlices } from '@/lib/server/give-way'
import { markdownTree } from './markdown-tree'

const targets = { prefix: 's-', titles: [] }
async function tree(text: string, marks: readonly Mark[]): Promise<TreeNode> {
  const children: TreeNode[] = []
  const budget = { slices: serverSlices(), cost: 1e6 }
  for await (const nodes of markdownTree(text, 'm-', { marks, targets }, budget)) children.push(...nodes)
  return { type: 'root', children }
}

/** What must contain no marks. */
function constructs(node: TreeNode): unknown[] {
  const { tagName = '', properties = {}, children = [] } = node
  const isMark = tagName === 'a' && String(properties.href).startsWith('#s-')
  const own = /^(?:code|pre|math|a)$/.test(tagName) && !isMark ? [[tagName, properties.href, textOf(node)]] : []
  return [...own, ...children.flatMap(constructs)]
}

test('marks at random places leave code, links and formulas as they are', async () => {
  const check = fc.asyncProperty(markedTexts, async ({ text, marks }) => {
    expect(constructs(await tree(text, marks))).toEqual(constructs(await tree(text, [])))
  })
  await fc.assert(check, { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 20261) })
})

test('a mark in a code block becomes a paragraph after it', async () => {
  const [code, blank, marks] =
    (
      await tree('```\na\nb\n```', [
        { at: 5, numbers: [1] },
        { at: 7, numbers: [2, 1] },
      ])
    ).children ?? []
  expect([code?.tagName, textOf(code ?? { type: '' })]).toEqual(['pre', 'a\nb\n'])
  expect(blank?.tagName ?? marks?.tagName).toBe('p')
  expect(textOf((blank?.tagName ? blank : marks) ?? { type: '' })).toBe('[1][2]')
})
