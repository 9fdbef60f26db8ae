/** Every form of export in every language, and input that is broken or made to be slow. */
import { describe, expect, it, test } from 'vitest'
import { exportsOf, mapOf, nodeParsers } from './fixtures/node-parsers'
import { mapFile } from './map-file'

const signatures = async (path: string, content: string) =>
  Object.fromEntries((await exportsOf(path, content)).exports.map(({ name, signature }) => [name, signature]))

describe('TypeScript', () => {
  it.each([
    [
      'export const a = 1, b = (x: number): string => String(x)',
      { a: 'const a = 1', b: 'const b = (x: number): string' },
    ],
    [
      'export let { a, b: [c, ...d], e = 1 } = f()',
      Object.fromEntries('acde'.split('').map((name) => [name, 'let { a, b: [c, ...d], e = 1 } = f()'])),
    ],
    [
      'export function f(a: string): void\nexport function f(a: number): void\nexport function f(a: unknown) {}',
      { f: 'function f(a: string): void; function f(a: number): void' },
    ],
    ['export default class extends A<B> {}', { default: 'export default class extends A<B>' }],
    ['export default function f(/* one */ a) {}', { default: 'export default function f( a)' }],
    ['class A {}\nexport { A as B, A as default }', { B: 'class A', default: 'class A' }],
    ['export default (a: string) => a', { default: 'export default (a: string)' }],
    ['function f() {}\nexport = f', { 'module.exports': 'function f()' }],
    ['export enum E { A, B = 2 }', { E: 'enum E { A, B = 2 }' }],
    ['export abstract class K<T> extends L {}', { K: 'abstract class K<T> extends L' }],
    ['export type T = { a: 1 }', { T: 'type T = {…}' }],
    ['export type T = A | B // comment', { T: 'type T = A | B' }],
    ['export declare const x: number', { x: 'declare const x: number' }],
    ['export namespace N { export const q = 1; const r = 2 }', { N: 'namespace N' }],
    ["export { a as b } from 'package'", { b: "export { a as b } from 'package'" }],
    ["export * as ns from 'package'", { ns: "export * as ns from 'package'" }],
    ["export * from 'package'", { '* from package': "export * from 'package'" }],
    ["import x, { y as z } from 'package'\nexport { x, z }", { x: 'x', z: 'z' }],
    [`export const long = [${'1, '.repeat(200)}]`, { long: 'const long = …' }],
    ['const a = 1\nfunction b() {}\nclass C {}', {}],
    ['export {}', {}],
  ])('%s', async (content, expected) => {
    expect(await signatures('a.ts', content)).toEqual(expected)
  })

  it('has public members with their comments', async () => {
    const { exports } = await exportsOf(
      'a.ts',
      `/** About A. */
export class A {
  private p = 1
  #q = 2
  /** About s. */
  static readonly s: string = ''
  get g(): number { return 1 }
  constructor(readonly z: string) { super() }
  on(a: string): void
  on(a: number): void
  on(a: unknown) {}
  handler = (event: Event) => {}
  protected r() {}
}`,
    )
    expect(exports[0]).toMatchObject({ name: 'A', comment: 'About A.', line: 2 })
    expect(exports[0]?.members?.map(({ kind, signature, comment }) => [kind, signature, comment])).toEqual([
      ['field', "static readonly s: string = ''", 'About s.'],
      ['field', 'get g(): number', undefined],
      ['method', 'constructor(readonly z: string)', undefined],
      ['method', 'on(a: string): void; on(a: number): void', undefined],
      ['method', 'handler = (event: Event)', undefined],
    ])
  })

  it('tells the comment of a file from that of its first declaration', async () => {
    const file = async (content: string) => {
      const { comment, exports } = await exportsOf('a.ts', content)
      return [comment, exports[0]?.comment]
    }
    expect(await file('/** File. */\n\n/** A. */\nexport const a = 1')).toEqual(['File.', 'A.'])
    expect(await file('/** A. */\nexport const a = 1')).toEqual([undefined, 'A.'])
    expect(await file("/** File. */\nimport x from 'x'\nexport const a = 1")).toEqual(['File.', undefined])
    expect(await file('// Copyright somebody\n\n// One\n// two.\n\nexport const a = 1')).toEqual([
      'One\ntwo.',
      undefined,
    ])
    expect(await file('/** A.\n *\n *   - more\n */\n// biome-ignore x: y\nexport const a = 1')).toEqual([
      undefined,
      'A.\n\n  - more',
    ])
    expect(await file('const b = 1 // About b.\nexport const a = 1')).toEqual([undefined, undefined])
  })
})

test('names that files pass on to each other', async () => {
  const map = await mapOf({
    'index.ts':
      "export * from './a'\nexport { b as c } from './lib/b.js'\nexport * as all from './a'\nexport * from './lib'",
    'a.ts': 'export const a = 1\nexport default 2',
    'lib/b.ts': '/** About b. */\nexport function b() {}',
    'lib/index.ts':
      "export * from '../index'\nimport { a } from '../a'\nexport { a as d }\nexport * from '../../outside'",
  })
  const [index] = map.files
  expect(index?.exports).toEqual([
    { name: 'c', kind: 'function', signature: 'function b()', comment: 'About b.', line: 2 },
    { name: 'all', kind: 'namespace', signature: "export * as all from './a'", line: 3 },
    { name: 'a', kind: 'constant', signature: 'const a = 1', line: 1 },
    { name: 'd', kind: 'constant', signature: 'const a = 1', line: 4 },
    { name: '* from ../../outside', kind: 'module', signature: "export * from '../../outside'", line: 4 },
  ])
})

test.each([
  [
    "module.exports = { a, b: function (x) {}, c() {}, 'd-e': 1, [f]: 2 }\nfunction a() {}",
    { a: 'function a()', b: 'b: function (x)', c: 'c()', 'd-e': "'d-e' = 1" },
  ],
  ['exports.a = exports.b = void 0\nexports.b = (x) => x', { b: 'exports.b = (x)' }],
  ['module.exports = f\nfunction f() {}\nf.g = 1\nother.h = 2', { 'module.exports': 'function f()', g: 'f.g = 1' }],
  ["(function () { if (typeof exports === 'object') { exports.a = 1 } })()", { a: 'exports.a = 1' }],
  ["Object.defineProperty(exports, '__esModule', {})\nObject.defineProperty(exports, 'a', {})", { a: 'exports.a' }],
  ['function f() { exports.a = 1 }', {}],
  ['export const a = 1', { a: 'const a = 1' }],
])('JavaScript: %s', async (content, expected) => {
  expect(await signatures('a.js', content)).toEqual(expected)
})

test.each([
  ['def f(a, *, b: str = "x") -> None:\n  pass\n_a = 1\ndef _b(): pass', { f: 'def f(a, *, b: str = "x") -> None' }],
  ['__all__ = ["a"]\n__all__ += ["_b"]\na = 1\n_b = 2\nc = 3', { a: 'a = 1', _b: '_b = 2' }],
  ['import os\nfrom x import y\nfrom x import z as z', { z: 'from x import z as z' }],
  [
    'try:\n  import json\nexcept ImportError:\n  json2 = None\nif __name__ == "__main__":\n  c = 1',
    { json2: 'json2 = None' },
  ],
  ['@cache\nasync def f(): ...', { f: '@cache async def f()' }],
  ['A, B = 1, 2\nx: int', { A: 'A, B = 1, 2', B: 'A, B = 1, 2', x: 'x: int' }],
  ['class A(B):  # comment\n  pass', { A: 'class A(B)' }],
])('Python: %s', async (content, expected) => {
  expect(await signatures('a.py', content)).toEqual(expected)
})

test.each([
  ['func F[T any](a int) (string, error) { return }\nfunc g() {}', { F: 'func F[T any](a int) (string, error)' }],
  ['const (\n A = iota // About A\n b\n C\n)', { A: 'const A = iota', C: 'const C' }],
  ['var (\n V int\n w int\n)', { V: 'var V int' }],
  [
    'type (\n S[T any] struct { A int }\n I interface { X() }\n F func(a int) error\n)',
    { S: 'type S[T any] struct', I: 'type I interface', F: 'type F func(a int) error' },
  ],
  ['func (t *T) M() {}\nfunc (t t) N() {}', { 'T.M': 'func (t *T) M()' }],
])('Go: %s', async (content, expected) => {
  expect(await signatures('a.go', `package a\n${content}`)).toEqual(expected)
})

test('Markdown has its headings', async () => {
  const content = '---\ntitle: x\n---\n# One #\n\nTwo\n---\n\n```\n# no\n```\n- list\n---\n### C#\n#no'
  expect((await exportsOf('README.md', content)).headings).toEqual(['One', 'Two', 'C#'])
})

describe('input that is broken or hostile', () => {
  it.each([
    ['a.ts', 'export const a = ;;; export function b( {'],
    ['a.py', 'def f(:\n  x = = 1\nclass'],
    ['a.go', 'package\nfunc F( {{{'],
    ['a.ts', '\0\ufffd\ud800 export \udc00'],
  ])('%s: %j is a partial map', async (path, content) => {
    expect(await exportsOf(path, content)).toMatchObject({ path, isPartial: true })
  })

  it.each([
    ['a.ts', '['.repeat(200_000)],
    ['a.ts', `export const a = ${'('.repeat(50_000)}1${')'.repeat(50_000)}`],
    ['a.ts', `export const ${'{a:'.repeat(20_000)}b${'}'.repeat(20_000)} = 1`],
    ['a.ts', `export namespace A {`.repeat(3_000) + '}'.repeat(3_000)],
    ['a.js', 'exports.a='.repeat(30_000)],
    ['a.js', 'if(a){'.repeat(10_000)],
    [
      'a.py',
      'if a:\n'.repeat(1) + Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth + 1)}if b:\n`).join(''),
    ],
    ['a.py', 'a = '.repeat(20_000)],
    ['a.go', `package a\nvar A = ${'['.repeat(50_000)}`],
    ['a.ts', `/*${'*'.repeat(200_000)}/export const a = 1`],
  ])('%s: deep nesting ends', async (path, content) => {
    expect((await exportsOf(path, content)).path).toBe(path)
  })

  it('has no more names than a map holds', async () => {
    const content = Array.from({ length: 3_000 }, (_, index) => `export const a${index} = 1`).join('\n')
    const file = await exportsOf('a.ts', content)
    expect([file.exports.length, file.isPartial]).toEqual([2_000, true])
  })

  it('stops the parser at its time limit, and reads the next file', async () => {
    const parsers = await nodeParsers(0)
    const slow = mapFile({ path: 'a.ts', content: 'export const a = 1\n'.repeat(20_000) }, parsers)
    expect(slow.map).toMatchObject({ exports: [], isPartial: true, lines: 20_000 })
    expect(mapFile({ path: 'b.ts', content: 'export const b = 1' }, parsers).map.exports).toHaveLength(1)
  })
})
