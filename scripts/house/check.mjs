/** What `npm run check` looks at beside Biome and the types: paths that lead nowhere, folders and files that are too large. */
import { fileURLToPath } from 'node:url'
import { listFiles } from './files.mjs'
import { findBrokenPaths } from './paths.mjs'
import { findOversizes } from './sizes.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = listFiles(root)
const faults = [...findBrokenPaths(root, files), ...findOversizes(root, files)]
for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error(`${faults.length} faults in paths and sizes (scripts/house)`)
  process.exitCode = 1
}
