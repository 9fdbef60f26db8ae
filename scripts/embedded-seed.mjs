/** Makes the empty data directory that a first start unpacks. Run it again when the version of PGlite changes. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { root } from './install.mjs'

const folder = join(root, 'lib', 'server', 'database', 'embedded')
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'))

const database = await PGlite.create()
await database.exec('checkpoint')
const dump = Buffer.from(await (await database.dumpDataDir('gzip')).arrayBuffer())
await database.close()

const sha256 = createHash('sha256').update(dump).digest('hex')
writeFileSync(join(folder, 'seed.tar.gz'), dump)
// The seed's version: data-directory.test.ts compares it with the installed one.
writeFileSync(join(folder, 'seed.json'), `${JSON.stringify({ pglite: version, sha256 }, null, 2)}\n`)
console.log(`seed.tar.gz: ${(dump.length / 1e6).toFixed(1)} MB, PGlite ${version}`)
