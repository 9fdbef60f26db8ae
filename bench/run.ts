/** `npm run bench [-- name ...]`: runs the benches one after another; each prints its own table. */
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '@/scripts/build.mjs'

const SUFFIX = '.bench.ts'
const folder = dirname(fileURLToPath(import.meta.url))
const benches = readdirSync(folder)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !benches.includes(name))

if (unknown.length > 0) {
  console.error(`There is no bench named ${unknown.join(', ')}. There are: ${benches.join(', ')}`)
  process.exitCode = 2
} else {
  // A figure of an older build would say nothing of the source.
  await ensureBuilt()
  for (const name of asked.length > 0 ? asked : benches) {
    const { run } = (await import(`./${name}${SUFFIX}`)) as { run(): Promise<void> }
    await run()
  }
}
