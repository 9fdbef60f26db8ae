/**
 * `npm run bench [-- name ... --option=value ...]`: runs the benches one after another. Each prints its own table, and
 * sets the exit code when a requirement is not met.
 */
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '@/scripts/build.mjs'
import type { BenchOptions } from './support'

const SUFFIX = '.bench.ts'
const folder = dirname(fileURLToPath(import.meta.url))
const benches = readdirSync(folder)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const options: BenchOptions = {}
for (const word of process.argv.slice(2)) {
  const [, name, value] = /^--([a-z-]+)=(.*)$/.exec(word) ?? []
  if (name !== undefined && value !== undefined) options[name] = value
}
const unknown = names.filter((name) => !benches.includes(name))

if (unknown.length > 0) {
  console.error(`There is no bench named ${unknown.join(', ')}. There are: ${benches.join(', ')}`)
  process.exitCode = 2
} else {
  // Figures of an older build would say nothing about the source.
  await ensureBuilt()
  for (const name of names.length > 0 ? names : benches) {
    const { run } = (await import(`./${name}${SUFFIX}`)) as { run(options: BenchOptions): Promise<void> }
    await run(options)
  }
  // Open connections of readers would keep the process alive for minutes.
  process.exit()
}
