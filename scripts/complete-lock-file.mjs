/**
 * Completes package-lock.json with the optional builds for other platforms that the registry in
 * use did not serve. Without them `npm ci` refuses the lock file, and macOS and Windows users get
 * no native build. Run it after every `npm install`; `--check` only reports.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const lockFile = new URL('../package-lock.json', import.meta.url)

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix', 'openharmony']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** Reads `os` and `cpu` from a platform package's name, e.g. `@next/swc-darwin-arm64`. */
export function platformOf(name) {
  const words = name.split('/').pop().split(/[-.]/)
  const system = SYSTEMS.find((candidate) => words.includes(candidate))
  const processor = PROCESSORS.find((candidate) => words.includes(candidate))
  return { ...(processor && { cpu: [processor] }), ...(system && { os: [system] }) }
}

/** Lists `[name, entry]` for every optional dependency that has no entry in the lock file. */
export function missingEntries(lock) {
  const packages = lock.packages ?? {}
  const missing = new Map()
  for (const [where, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const present = packages[`node_modules/${name}`] ?? packages[`${where}/node_modules/${name}`]
      if (present) continue
      missing.set(name, { version, ...platformOf(name), ...(parent.dev && { dev: true }), optional: true })
    }
  }
  return [...missing]
}

function run() {
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'))
  const missing = missingEntries(lock)
  if (process.argv.includes('--check')) {
    for (const [name] of missing) console.log(`missing from package-lock.json: ${name}`)
    process.exitCode = missing.length ? 1 : 0
    return
  }
  for (const [name, entry] of missing) lock.packages[`node_modules/${name}`] = entry
  const root = lock.packages['']
  const others = Object.entries(lock.packages).filter(([where]) => where !== '')
  others.sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = { '': root, ...Object.fromEntries(others) }
  writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`package-lock.json: ${missing.length} optional builds added`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run()
