/**
 * A text beside something that comes, goes or changes must be in an element of its own. Page translators and
 * dictionaries replace text nodes and keep elements: React finds the element again, but not the text node.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

interface Node {
  type: string
  start: number
  end: number
  value?: unknown
  name?: string
  children?: Node[]
  expression?: Node
  callee?: Node
  object?: Node
  left?: Node
  [key: string]: unknown
}

/** Expressions that are known to be elements: props to render, and elements made before. */
const ELEMENTS = new Set([
  'canGoOn',
  'children',
  'continued',
  'footnotes',
  'heldEnding',
  'icon',
  'isNotShown',
  'opener',
  'rendered',
  'retry',
  'room',
])

/** Rendered only once. */
const STILL = new Set(['components/import/import-report.tsx', 'components/share/shared-chat.tsx'])

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit)
  else if (node && typeof node === 'object') {
    if ('type' in node) visit(node as Node)
    for (const child of Object.values(node)) walk(child, visit)
  }
}

const isRendering = ({ type }: Node) => type === 'JSXElement' || type === 'JSXFragment'

function holdsRendering(node: Node): boolean {
  let holds = false
  walk(node, (inner) => {
    if (isRendering(inner)) holds = true
  })
  return holds
}

function rootName(node: Node | undefined): string {
  if (!node) return ''
  return node.name ?? rootName(node.callee ?? node.object ?? node.expression ?? node.left)
}

const blank = (value: unknown) => typeof value === 'string' && value.trim() === ''

function isNothing({ type, value, expression }: Node): boolean {
  if (type === 'JSXText') return blank(value)
  return type === 'JSXExpressionContainer' && (expression?.type === 'JSXEmptyExpression' || blank(expression?.value))
}

const isText = (node: Node) =>
  node.type === 'JSXText' ||
  (node.type === 'JSXExpressionContainer' && !holdsRendering(node) && !ELEMENTS.has(rootName(node.expression)))

/** The places where a text is beside an expression. */
function mixed(source: string): string[] {
  const violations: string[] = []
  walk(parseAst(source, { lang: 'tsx' }), (node) => {
    if (!isRendering(node)) return
    const children = (node.children ?? []).filter((child) => !isNothing(child))
    const changes = children.some(({ type }) => type === 'JSXExpressionContainer')
    if (children.length > 1 && changes && children.some(isText)) {
      violations.push(source.slice(node.start, node.end).replace(/\s+/g, ' ').slice(0, 120))
    }
  })
  return violations
}

test('violations are found', () => {
  expect(mixed('const a = <p><b /> {word}</p>')).toHaveLength(1)
  expect(mixed('const a = <p>Words {isThere && <b />}</p>')).toHaveLength(1)
  expect(mixed('const a = <p>{count} words</p>')).toHaveLength(1)
  expect(mixed('const a = <p><b />Words{" "}<i /></p>')).toEqual([])
  expect(mixed('const a = <p>{icon}<span>{word}</span></p>')).toEqual([])
})

test('no text is beside something that may change', () => {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
      .map((name) => `${folder}/${name}`)
      .filter((file) => !STILL.has(file)),
  )
  expect(files.length).toBeGreaterThan(100)
  const violations = files.flatMap((file) => mixed(readFileSync(file, 'utf8')).map((place) => `${file}: ${place}`))
  expect(violations).toEqual([])
})
