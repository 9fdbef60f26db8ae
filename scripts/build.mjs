/** Builds the app with `next build` when the build is missing or older than the source. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv, ensureInstalled, isMain, requireNode, root, runMain, runStep } from './install.mjs'

const FOLDERS = ['app', 'components', 'lib', 'public']
const ROOT_FILES =
  /^(package(-lock)?\.json|tsconfig\.json|(proxy|instrumentation|instrumentation-client)\.[jt]s|(next|postcss|tailwind)\.config\.\w+)$/
const TESTS = /\.(test|contract)\.tsx?$/

/** Lists the files that go into the build, relative to `folder`, in a fixed order. */
export function listSources(folder) {
  const paths = readdirSync(folder).filter((name) => ROOT_FILES.test(name))
  const visit = (place) => {
    for (const entry of readdirSync(join(folder, place), { withFileTypes: true })) {
      const path = `${place}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else if (!TESTS.test(entry.name)) paths.push(path)
    }
  }
  for (const name of FOLDERS) if (existsSync(join(folder, name))) visit(name)
  return paths.sort()
}

/** The state of the source: a hash of names and contents, and the time of the newest change in milliseconds. */
export function readSource(folder) {
  const hash = createHash('sha256')
  let newest = 0
  for (const path of listSources(folder)) {
    const content = readFileSync(join(folder, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
    newest = Math.max(newest, Math.floor(statSync(join(folder, path)).mtimeMs))
  }
  return { hash: hash.digest('hex'), newest }
}

/**
 * The reason to build, or undefined when the build is up to date. `build` is the result of readBuild, `source` that of
 * readSource.
 */
export function reasonToBuild(build, source) {
  if (build.buildId === undefined) return 'there is no build'
  if (build.finishedAt === undefined) return 'the last build did not finish'
  if (build.stamp === undefined) return source.newest >= build.finishedAt ? 'the source is newer' : undefined
  if (build.stamp.buildId !== build.buildId) return 'the last build did not finish'
  const same = build.stamp.hash === source.hash && source.newest <= build.stamp.newest
  return same ? undefined : 'the source is newer'
}

const stampFile = (folder) => join(folder, '.next', 'firstword-build.json')

/** Reads the state of the build in `folder`. A plain `next build` leaves no stamp and removes an older one. */
export function readBuild(folder) {
  const attempt = (read) => {
    try {
      return read()
    } catch {
      return undefined
    }
  }
  return {
    buildId: attempt(() => readFileSync(join(folder, '.next', 'BUILD_ID'), 'utf8')),
    // One of the last files that Next writes.
    finishedAt: attempt(() => statSync(join(folder, '.next', 'export-marker.json')).mtimeMs),
    stamp: attempt(() => JSON.parse(readFileSync(stampFile(folder), 'utf8'))),
  }
}

/** Builds unless the build in `.next` was made from the current source. */
export async function ensureBuilt() {
  // Read before the build, so that an edit during it triggers the next one.
  const source = readSource(root)
  const reason = reasonToBuild(readBuild(root), source)
  if (!reason) return
  rmSync(join(root, '.next', 'BUILD_ID'), { force: true })
  rmSync(stampFile(root), { force: true })
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env = childEnv({ NODE_ENV: 'production' })
  await runStep(`Building the app, as ${reason}`, process.execPath, [next, 'build'], { env })
  writeFileSync(stampFile(root), JSON.stringify({ ...source, buildId: readBuild(root).buildId }))
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(() => ensureInstalled().then(ensureBuilt))
}
