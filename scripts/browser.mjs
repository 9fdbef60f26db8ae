/** Finds a Chromium for the end-to-end tests, or installs one. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages, isBuildServer, isRoot } from './debian.mjs'
import { childEnv, ensureInstalled, isMain, npmCommand, requireNode, root, run, runMain } from './install.mjs'

/** The command that installs a browser by hand. */
export const BROWSER_HINT = 'npx playwright install --with-deps chromium'

/** The same engine without a browser UI: half the work for each page that a test opens. */
const SHELL = 'chromium-headless-shell'
const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
const PACKAGE = '@sparticuz/chromium'
const PACKAGE_VERSION = '153.0.0'
const CACHE = join(root, 'node_modules', '.cache', 'firstword-chromium')

/**
 * The arguments for a browser under test: no background requests, a process per site as on desktops, and no sandbox for
 * root, who cannot have one.
 */
export function browserArgs(isRoot) {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--site-per-process', ...quiet]
}

/** The possible paths of browsers on a PATH, in order of preference. */
export function candidatesOnPath(path, names = NAMES) {
  const folders = (path || '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * Finds a browser as `{ path, args, env }` (`env`: variables it needs), or undefined; a headless shell is preferred.
 * With `install` it installs one when there is none: Playwright's own, Debian's, or one from npm. On a build server it
 * also installs Debian's shell when there is only a whole browser.
 *
 * @returns {Promise<{ path: string, args: string[], env: Record<string, string> } | undefined>}
 */
export async function findBrowser({ install }, probes = realProbes()) {
  const found = (path, env = {}) => ({ path, args: browserArgs(probes.isRoot), env })

  if (probes.named) {
    if (probes.exists(probes.named)) return found(probes.named)
    probes.say(`PLAYWRIGHT_CHROMIUM_PATH is ${probes.named}, which does not exist.`)
  }
  const isGood = async (path, env) => probes.exists(path) && (await probes.runs(path, env))
  const own = await probes.playwrightPath()
  const firstGood = async (paths) => {
    for (const path of paths) if (path && (await isGood(path))) return found(path)
    return undefined
  }
  const shell = () => firstGood(candidatesOnPath(probes.path, [SHELL]))
  const present = async () => (await shell()) || firstGood([own, ...candidatesOnPath(probes.path)])
  // The npm package may need its own libraries, so it is tried with its own environment.
  const fromPackage = async () => {
    const unpacked = await probes.unpackPackage()
    return unpacked && (await isGood(unpacked.path, unpacked.env)) ? found(unpacked.path, unpacked.env) : undefined
  }

  const canUseApt = probes.isRoot && probes.exists('/usr/bin/apt-get')
  if (install && probes.isBuildServer && canUseApt && !(await shell())) await probes.installShell()
  const here = (await present()) || (await fromPackage())
  if (here || !install) return here

  probes.say('No browser for the end-to-end tests yet: installing one.')
  const sources = [
    [probes.installPlaywright, present],
    ...(canUseApt ? [[probes.installDebian, present]] : []),
    [probes.installPackage, fromPackage],
  ]
  for (const [get, look] of sources) {
    const browser = (await get()) ? await look() : undefined
    if (browser) return browser
  }
  probes.say(`No browser could be found or installed. Get one with: ${BROWSER_HINT}`)
  return undefined
}

/** What findBrowser can ask about this machine and do on it. */
export function realProbes() {
  return {
    isRoot: isRoot(),
    isBuildServer: isBuildServer(),
    named: process.env.PLAYWRIGHT_CHROMIUM_PATH,
    path: process.env.PATH,
    exists: existsSync,
    say: (line) => console.log(line),
    // Some distributions have a stub in place of the browser, and a download may lack system libraries.
    runs: async (path, env) => (await attempt(path, ['--version'], 30, childEnv(env))).code === 0,
    playwrightPath,
    unpackPackage,
    installPlaywright: () =>
      installVisibly("Playwright's own Chromium", process.execPath, [playwrightProgram(), 'install', 'chromium'], 60),
    // Never replaces a browser that is already there.
    installShell: () => installPackages([SHELL], 300, ['--no-remove']),
    installDebian: () => installPackages(['chromium'], 480),
    installPackage,
  }
}

const attempt = (command, args, limitSeconds, env = childEnv(), options = {}) =>
  run(command, args, { ...options, capture: true, limitSeconds, env })

async function installVisibly(what, command, args, limitSeconds, options = {}) {
  process.stdout.write(`Installing ${what}, for ${limitSeconds} s at most ... `)
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' })
  const { code, timedOut, output } = await attempt(command, args, limitSeconds, env, options)
  console.log(code === 0 ? 'done' : timedOut ? 'not finished in time' : 'failed')
  if (code !== 0 && !timedOut) console.log(output.trim().split('\n').slice(-5).join('\n'))
  return code === 0
}

const playwrightProgram = () => join(root, 'node_modules', 'playwright', 'cli.js')

async function playwrightPath() {
  try {
    return (await import('playwright')).chromium.executablePath()
  } catch {
    // There is no build for this platform.
    return undefined
  }
}

async function installPackage() {
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(join(CACHE, 'package.json'), '{ "private": true }\n')
  const { command, args, shell } = npmCommand()
  const flags = ['install', '--prefix', CACHE, '--loglevel=error', '--no-audit', '--no-fund']
  const all = [...args, ...flags, `${PACKAGE}@${PACKAGE_VERSION}`]
  return installVisibly(`${PACKAGE} from npm`, command, all, 180, { cwd: CACHE, shell })
}

/** Unpacks the npm package's browser, if installed; it includes system libraries for bare machines. */
async function unpackPackage() {
  if (!existsSync(join(CACHE, 'node_modules', PACKAGE, 'package.json'))) return undefined
  const program = `import chromium from '${PACKAGE}'
    const path = await chromium.executablePath()
    console.log('unpacked ' + JSON.stringify({ path, libraries: process.env.LD_LIBRARY_PATH }))`
  // In the cache, so that the next run finds it.
  const env = childEnv({ TMPDIR: CACHE, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
  const { output } = await attempt(process.execPath, ['--input-type=module', '-e', program], 120, env, { cwd: CACHE })
  const line = output.split('\n').find((text) => text.startsWith('unpacked '))
  if (!line) return undefined
  const { path, libraries } = JSON.parse(line.slice('unpacked '.length))
  return { path, env: libraries ? { LD_LIBRARY_PATH: libraries } : {} }
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(async () => {
    await ensureInstalled()
    const browser = await findBrowser({ install: true })
    if (browser) console.log(browser.path)
    else process.exitCode = 1
  })
}
