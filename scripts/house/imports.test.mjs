/** biome.json's rules for floors and circles of imports: each fault is planted in a folder with the same settings. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plant } from './fixtures/planted.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SETTINGS = ['biome.json', 'package.json', 'tsconfig.json', '.gitignore', 'scripts/house/no-import-types.grit']
const settings = Object.fromEntries(SETTINGS.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

/** What Biome finds, as `path:line check`, in order. */
function faults(files) {
  const cwd = plant({ ...settings, ...files })
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (!stdout.includes('{')) throw new Error(stderr)
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{')))
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ category, location }) => `${location.path}:${location.start.line} ${category.split('/').at(-1)}`)
    .sort()
}

describe('a circle', () => {
  it.each([
    ['of values', "import { b } from './b'\nexport const a = b\n"],
    ['of types', "import type { B } from './b'\nexport type A = B\n"],
    ['of types and values', "import { b, type B } from './b'\nexport type A = B\nexport const a = b\n"],
    ['of types by the alias', "import type { B } from '@/lib/room/b'\nexport type A = B\n"],
    ['of re-exported types', "export type { B as A } from './b'\n"],
    ['of a dynamic import', "export const a = () => import('./b')\nexport type A = string\n"],
  ])('%s is found', (_, text) => {
    const back = "import type { C } from './c'\nexport type B = C\nexport const b = 1\n"
    const around = "import type { A } from './a'\nexport type C = A\n"
    const files = { 'lib/room/a.ts': text, 'lib/room/b.ts': back, 'lib/room/c.ts': around }
    const found = ['a', 'b', 'c'].map((name) => `lib/room/${name}.ts:1 noImportCycles`)
    expect(faults(files)).toEqual(found)
  })

  it('cannot be hidden in a type expression', () => {
    const text =
      "export type A = import('./b').B\nexport type C = typeof import('@/lib/b')\nexport type D = typeof import('zod')\n"
    expect(faults({ 'lib/a.ts': text })).toEqual(['lib/a.ts:1 plugin', 'lib/a.ts:2 plugin'])
  })

  it('is not found when imports go one way', () => {
    const files = {
      'lib/a.ts': "import type { B } from './b'\nexport type A = B\n",
      'lib/b.ts': 'export type B = string\n',
    }
    expect(faults(files)).toEqual([])
  })
})

/** One import of each kind; FLOORS says which of them each floor may have. */
const EVERYTHING = [
  '@/app/x',
  '@/components/x',
  '@/lib/client/x',
  '@/lib/server/x',
  '@/lib/anthropic/x',
  '@/lib/stream/x',
  '@/lib/source/x',
]
  .concat(['@/lib/markdown/x', '@/lib/shared/x', '@/lib/new/x', '@/instrumentation', '@/e2e/support/x', './room/x'])
  .concat(['../x', 'node:fs', 'react', 'react-dom', 'next/link', 'zod', '@anthropic-ai/sdk'])

const LOWEST = ['@/lib/markdown/x', '@/lib/shared/x']
const FLOORS = {
  'lib/shared': [...LOWEST, './room/x', 'zod', '@anthropic-ai/sdk'],
  'lib/markdown': [...LOWEST, './room/x', 'zod', '@anthropic-ai/sdk'],
  'lib/stream': ['@/lib/stream/x', '@/lib/shared/x', './room/x', 'zod', '@anthropic-ai/sdk'],
  'lib/source': ['@/lib/source/x', '@/lib/shared/x', './room/x', 'zod', '@anthropic-ai/sdk'],
  'lib/anthropic': ['@/lib/anthropic/x', '@/lib/stream/x', '@/lib/shared/x', './room/x', 'zod', '@anthropic-ai/sdk'],
  'lib/client': [
    '@/lib/client/x',
    '@/lib/stream/x',
    '@/lib/source/x',
    ...LOWEST,
    './room/x',
    'react',
    'react-dom',
    'next/link',
    '@anthropic-ai/sdk',
  ],
  'lib/server': [
    '@/lib/server/x',
    '@/lib/anthropic/x',
    '@/lib/stream/x',
    '@/lib/source/x',
    ...LOWEST,
    './room/x',
    'node:fs',
    'next/link',
    'zod',
    '@anthropic-ai/sdk',
  ],
  components: [
    '@/components/x',
    '@/lib/client/x',
    '@/lib/stream/x',
    ...LOWEST,
    './room/x',
    'react',
    'react-dom',
    'next/link',
    'zod',
    '@anthropic-ai/sdk',
  ],
  app: [
    '@/app/x',
    '@/components/x',
    '@/lib/server/x',
    '@/lib/shared/x',
    './room/x',
    'node:fs',
    'react',
    'react-dom',
    'next/link',
    'zod',
  ],
}

describe('an import', () => {
  it('goes down from its floor and nowhere else, types included', () => {
    const files = {}
    const expected = []
    for (const [floor, allowed] of Object.entries(FLOORS)) {
      for (const [kind, word] of [
        ['value', 'import'],
        ['type', 'import type'],
      ]) {
        const path = `${floor}/room/${kind}.ts`
        files[path] = `${EVERYTHING.map((from, index) => `${word} { a${index} } from '${from}'`).join('\n')}\n`
        files[path] += `export { ${EVERYTHING.map((_, index) => `a${index}`).join()} }\n`
        EVERYTHING.forEach((from, index) => {
          if (!allowed.includes(from)) expected.push(`${path}:${index + 1} noRestrictedImports`)
        })
      }
    }
    expect(faults(files)).toEqual(expected.sort())
  })

  it.each([
    ['a value', "export { x } from '@/lib/anthropic/x'\n"],
    ['everything', "export * from '@/lib/anthropic/x'\n"],
    ['a type', "export type { X } from '@/lib/anthropic/x'\n"],
    ['a dynamic import', "export const x = () => import('@/lib/anthropic/x')\n"],
  ])('of %s of lib/anthropic is found in lib/client and components', (_, text) => {
    const files = { 'lib/client/store/a.ts': text, 'components/chat/b.tsx': text, 'lib/server/c.ts': text }
    expect(faults(files)).toEqual([
      'components/chat/b.tsx:1 noRestrictedImports',
      'lib/client/store/a.ts:1 noRestrictedImports',
    ])
  })

  it('of a test may go anywhere, but not by ../', () => {
    const text = "import { x } from '@/lib/server/x'\nimport { y } from '../y'\nexport { x, y }\n"
    const files = { 'lib/client/store/a.test.ts': text, 'e2e/b.ts': text, 'bench/c.ts': text, 'scripts/d.mjs': text }
    expect(faults(files)).toEqual(
      Object.keys(files)
        .sort()
        .map((path) => `${path}:2 noRestrictedImports`),
    )
  })
})
