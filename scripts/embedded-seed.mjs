/** Makes the empty data directory that a first start unpacks: run it again when the version of PGlite changes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { root } from './install.mjs'

const database = await PGlite.create()
await database.exec('checkpoint')
const dump = await database.dumpDataDir('gzip')
writeFileSync(join(root, 'lib', 'server', 'database', 'embedded', 'seed.tar.gz'), Buffer.from(await dump.arrayBuffer()))
console.log(`seed.tar.gz: ${(dump.size / 1e6).toFixed(1)} MB`)
await database.close()
