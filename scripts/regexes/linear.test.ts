/**
 * Every regular expression of the app takes steps in proportion to its text: otherwise one person's text could block
 * everybody. Each is run on hostile texts, and its steps are counted.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'
import { root } from '@/scripts/install.mjs'
import { countedRegex } from './count-steps'
import { superlinearAttack } from './is-linear'

interface Expression {
  source: string
  flags: string
  file: string
}

const FILES = ['app', 'components', 'lib']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
  .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !/\.(?:test|contract)\.|\/fixtures\/|\.d\.ts$/.test(file))
  .map((file) => ({ file, code: readFileSync(join(root, file), 'utf8') }))

/** The literal expressions in the code. */
function literalsIn({ file, code }: { file: string; code: string }): Expression[] {
  const expressions: Expression[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child)
    else if (typeof node === 'object' && node !== null) {
      const { type, regex } = node as { type?: string; regex?: { pattern: string; flags: string } }
      if (type === 'Literal' && regex) expressions.push({ file, source: regex.pattern, flags: regex.flags })
      else for (const value of Object.values(node)) visit(value)
    }
  }
  visit(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }))
  return expressions
}

const BACKTICKS = '(?<!`)```(?!`)'

/** The files that build expressions, with a function that makes them do so, or with the expressions. */
const BUILT: Record<string, (() => Promise<unknown>) | string[]> = {
  'lib/markdown/document/fence.ts': ['^ {1,3}'],
  'lib/markdown/parse/block-starts.ts': () => import('@/lib/markdown/parse/block-starts?built'),
  'lib/markdown/parse/close-inline.ts': [BACKTICKS],
  'lib/markdown/tree/inline-structure.ts': [BACKTICKS],
  'lib/markdown/parse/link-definition.ts': () => import('@/lib/markdown/parse/link-definition?built'),
  'lib/markdown/parse/references.ts': () => import('@/lib/markdown/parse/references?built'),
  'lib/server/export/speech.ts': () => import('@/lib/server/export/speech?built'),
  async 'lib/server/provider/features.ts'() {
    const { FEATURES } = await import('@/lib/server/provider/features')
    const tools = [{ type: 'web_search_20260209', name: 'web_search' }]
    for (const { isRefused } of FEATURES) isRefused('words that refuse nothing', { tools } as never)
  },
  async 'lib/server/provider/token-limit.ts'() {
    const { readTokenLimit } = await import('@/lib/server/provider/token-limit?built')
    readTokenLimit(['words'], 16_000)
  },
  'lib/server/simulator/scripts/texts/bombs.ts': ['[\\s\\S]{1,1000}'],
  'lib/markdown/tree/long-words.ts': () => import('@/lib/markdown/tree/long-words?built'),
  'lib/shared/text/bare-title.ts': () => import('@/lib/shared/text/bare-title?built'),
  'lib/shared/text/hidden-marks.ts': () => import('@/lib/shared/text/hidden-marks?built'),
  'lib/shared/text/in-tags.ts': async () => (await import('@/lib/shared/text/in-tags')).inTags('question', 'text'),
  'lib/source/secrets/own-rules.ts': () => import('@/lib/source/secrets/own-rules?built'),
  'lib/shared/text/visible-text.ts': () => import('@/lib/shared/text/visible-text?built'),
}

/** The expressions that are built while `run` runs. */
async function builtBy(run: () => Promise<unknown>): Promise<Array<Pick<Expression, 'source' | 'flags'>>> {
  const built: Array<Pick<Expression, 'source' | 'flags'>> = []
  const original = globalThis.RegExp
  globalThis.RegExp = new Proxy(original, {
    construct(target, given: [string, string?]) {
      const regex = new target(...given)
      built.push({ source: regex.source, flags: regex.flags })
      return regex
    },
  })
  try {
    await run()
  } finally {
    globalThis.RegExp = original
  }
  return built
}

/** Request fields, which are the only difference between several expressions. */
const FIELDS = /tools|tool_choice|thinking|output_config|effort|cache_control/g

function faults(expressions: readonly Expression[]): string[] {
  const distinct = new Map(expressions.map((one) => [`${one.source.replace(FIELDS, 'field')} ${one.flags}`, one]))
  return [...distinct.values()].flatMap(({ file, source, flags }) => {
    const attack = superlinearAttack(source, flags)
    return attack === undefined ? [] : [`${file}: /${source}/${flags} on ${JSON.stringify(attack)}`]
  })
}

test('no literal expression grows faster than its text', () => {
  const literals = FILES.flatMap(literalsIn)
  expect(literals.length).toBeGreaterThan(400)
  expect(faults(literals)).toEqual([])
})

test('no built expression does', async () => {
  const builders = FILES.filter(({ code }) => /\bRegExp\(/.test(code)).map(({ file }) => file)
  expect(builders.toSorted()).toEqual(Object.keys(BUILT).toSorted())
  const expressions: Expression[] = []
  for (const [file, how] of Object.entries(BUILT)) {
    const built = Array.isArray(how) ? how.map((source) => ({ source, flags: 'g' })) : await builtBy(how)
    expect([file, built.length > 0]).toEqual([file, true])
    expressions.push(...built.map((expression) => ({ ...expression, file })))
  }
  expect(expressions.length).toBeGreaterThan(60)
  expect(faults(expressions)).toEqual([])
})

describe('the check', () => {
  test.each([
    ['[\\s*_~`]+$', 'u'],
    ['^(?:a|a)*$', ''],
    ['^(?:\\w-?\\w?)*$', ''],
    ['<(\\w+)>\\s*([\\s\\S]*?)\\s*<\\/\\1>', 'g'],
    ['^[.\\s]+|[.\\s]+$', 'g'],
    ['\\d+ ?> ?\\d+', ''],
    ['(?:size|max_len)[\\w=]*? ?(\\d+)', 'i'],
    ['\\n<p [^>]*><\\/>', 'g'],
    ['^\\s*,?\\s*$', ''],
    ['^.*,.*;$', ''],
  ])('/%s/%s is not linear', (source, flags) => {
    expect(superlinearAttack(source, flags)).toBeDefined()
  })

  test.each([
    ['(?<![\\s*_~`])[\\s*_~`]+$', 'u'],
    ['^\\s*$', ''],
    ['\\s+', 'g'],
    ['[^\\]]{1,300}\\]', ''],
    ['^(?:a|b)*$', ''],
    ['(?<!\\d)\\d+ ?> ?\\d+', ''],
  ])('/%s/%s is', (source, flags) => {
    expect(superlinearAttack(source, flags)).toBeUndefined()
  })

  test('counts steps up to its limit', () => {
    const regex = countedRegex('a+$', '')
    const [some = 0, twice = 0] = [50, 100].map((times) => regex.steps(`${'a'.repeat(times)}!`, 1_000_000))
    expect(twice / some).toBeGreaterThan(3.5)
    expect(regex.steps(`${'a'.repeat(1_000)}!`, 500)).toBe(500)
  })
})
