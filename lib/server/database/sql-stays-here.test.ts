/** SQL is written in this folder alone; everything else calls its named functions. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Files of the product; tests may look into tables by themselves. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|contract)\.tsx?$|fixtures\//.test(file))
    .map((file) => join(folder, file))
}

test('no file outside of lib/server/database imports the query builder or the tables', () => {
  const others = ['app', 'components', 'lib']
    .flatMap(sources)
    .filter((file) => !file.startsWith('lib/server/database/'))
  expect(others.length).toBeGreaterThan(300)
  const found = others.filter((file) =>
    /from '(drizzle-orm|@\/lib\/server\/database\/schema)[/']/.test(readFileSync(file, 'utf8')),
  )
  expect(found).toEqual([])
})
