/** `'use client'` is only in files that a Server Component imports directly: every other file follows from those. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const IMPORT = /^(?:import|export)\s(?!type\b)([^'";]*?)from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm

const sourceOf = (file: string) => readFileSync(file, 'utf8')
const isClient = (file: string) => sourceOf(file).startsWith("'use client'")
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test|\.contract)\.tsx?$/.test(name))
    .map((name) => join(folder, name))

/** Whether an import brings in types alone. */
const isTypes = (names: string) => {
  const [, list] = /^\{([^}]*)\}\s*$/.exec(names) ?? []
  return list?.split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name)) === true
}

/** The project's files that a file imports. */
function importsOf(file: string): string[] {
  return [...sourceOf(file).matchAll(IMPORT)].flatMap(([, names = '', from, effect, lazy]) => {
    const address = from ?? effect ?? lazy ?? ''
    if (isTypes(names) || !/^[.@]\//.test(address)) return []
    const path = address.startsWith('@/') ? address.slice(2) : join(dirname(file), address)
    return ['.ts', '.tsx'].map((ending) => path + ending).filter((name) => existsSync(name))
  })
}

/** The client files that are reached first from the server's entries. */
function clientEntries(): Set<string> {
  const entries = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (isClient(file)) entries.add(file)
    else for (const imported of importsOf(file)) visit(imported)
  }
  for (const file of [...filesIn('app'), 'instrumentation.ts', 'proxy.ts']) visit(file)
  return entries
}

test('only what a Server Component imports directly says `use client`', () => {
  const marked = ['app', 'components', 'lib'].flatMap(filesIn).filter(isClient)
  expect(marked.length).toBeGreaterThan(10)
  expect(marked.sort()).toEqual([...clientEntries()].sort())
})
