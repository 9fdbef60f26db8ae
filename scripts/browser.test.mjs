/** The order in which scripts/browser.mjs looks for a browser, on simulated machines. */
import { describe, expect, it } from 'vitest'
import { BROWSER_HINT, browserArgs, candidatesOnPath, findBrowser } from './browser.mjs'

/** A machine with these files; each way to install adds its files from `gets`, or fails without any. */
function machine({ files = [], broken = [], gets = {}, unpacked, ...rest } = {}) {
  const disk = new Set(files)
  const log = []
  const installer = (name) => async () => {
    log.push(name)
    for (const file of gets[name] ?? []) disk.add(file)
    return name in gets
  }
  return {
    log,
    isRoot: false,
    isBuildServer: false,
    named: undefined,
    path: '/usr/local/bin:/usr/bin',
    exists: (path) => disk.has(path),
    runs: async (path) => !broken.includes(path),
    say: (line) => log.push(line),
    playwrightPath: async () => '/cache/playwright/chrome',
    unpackPackage: async () => (unpacked && disk.has(unpacked.path) ? unpacked : undefined),
    installPlaywright: installer('playwright'),
    installShell: installer('shell'),
    installDebian: installer('debian'),
    installPackage: installer('package'),
    ...rest,
  }
}

const pathFound = async (probes, install = true) => (await findBrowser({ install }, probes))?.path

describe('findBrowser', () => {
  it('takes the named one first', async () => {
    const files = ['/mine', '/cache/playwright/chrome', '/usr/bin/chromium']
    expect(await pathFound(machine({ files, named: '/mine' }))).toBe('/mine')
  })

  it('reports that the named one does not exist, and continues', async () => {
    const probes = machine({ files: ['/usr/bin/chromium'], named: '/gone' })
    expect(await pathFound(probes)).toBe('/usr/bin/chromium')
    expect(probes.log).toEqual(['PLAYWRIGHT_CHROMIUM_PATH is /gone, which does not exist.'])
  })

  it("prefers Playwright's own, then Chrome, then Chromium", async () => {
    const files = ['/cache/playwright/chrome', '/usr/bin/google-chrome-stable', '/usr/local/bin/chromium']
    expect(await pathFound(machine({ files }))).toBe('/cache/playwright/chrome')
    expect(await pathFound(machine({ files: files.slice(1) }))).toBe('/usr/bin/google-chrome-stable')
    expect(await pathFound(machine({ files: files.slice(2) }))).toBe('/usr/local/bin/chromium')
  })

  it('prefers a headless shell to all of them', async () => {
    const files = ['/cache/playwright/chrome', '/usr/bin/chromium', '/usr/bin/chromium-headless-shell']
    expect(await pathFound(machine({ files }))).toBe('/usr/bin/chromium-headless-shell')
  })

  it('installs a headless shell on a build server that has only a whole browser, if it can', async () => {
    const files = ['/usr/bin/chromium', '/usr/bin/apt-get']
    const server = { files, isRoot: true, isBuildServer: true }
    const gets = { shell: ['/usr/bin/chromium-headless-shell'] }
    expect(await pathFound(machine({ ...server, gets }))).toBe('/usr/bin/chromium-headless-shell')
    expect(await pathFound(machine(server))).toBe('/usr/bin/chromium')
    const withShell = machine({ ...server, files: [...files, ...gets.shell] })
    const elsewhere = machine({ ...server, isBuildServer: false })
    const looking = machine(server)
    expect(await pathFound(withShell)).toBe('/usr/bin/chromium-headless-shell')
    expect([await pathFound(elsewhere), await pathFound(looking, false)]).toEqual([
      '/usr/bin/chromium',
      '/usr/bin/chromium',
    ])
    for (const { log } of [withShell, elsewhere, looking]) expect(log).toEqual([])
  })

  it('skips one that does not run', async () => {
    const files = ['/usr/bin/chromium', '/usr/bin/chromium-browser']
    expect(await pathFound(machine({ files, broken: ['/usr/bin/chromium'] }))).toBe('/usr/bin/chromium-browser')
  })

  it('installs nothing unless allowed', async () => {
    const probes = machine({ gets: { playwright: ['/cache/playwright/chrome'] } })
    expect(await pathFound(probes, false)).toBeUndefined()
    expect(probes.log).toEqual([])
  })

  it("installs Playwright's own first", async () => {
    const probes = machine({ gets: { playwright: ['/cache/playwright/chrome'] } })
    expect(await pathFound(probes)).toBe('/cache/playwright/chrome')
    expect(probes.log).not.toContain('package')
  })

  it("installs Debian's as root, also when Playwright's does not run", async () => {
    const gets = { playwright: ['/cache/playwright/chrome'], debian: ['/usr/bin/chromium'] }
    const rest = { isRoot: true, broken: ['/cache/playwright/chrome'], files: ['/usr/bin/apt-get'] }
    expect(await pathFound(machine({ gets, ...rest }))).toBe('/usr/bin/chromium')
  })

  it('does not use apt-get without root or where there is none', async () => {
    const asUser = machine({ files: ['/usr/bin/apt-get'] })
    const elsewhere = machine({ isRoot: true })
    expect([await pathFound(asUser), await pathFound(elsewhere)]).toEqual([undefined, undefined])
    expect([...asUser.log, ...elsewhere.log]).not.toContain('debian')
  })

  it('uses the one from npm last, with the libraries it needs', async () => {
    const unpacked = { path: '/cache/npm/chromium', env: { LD_LIBRARY_PATH: '/cache/npm/lib' } }
    const probes = machine({ unpacked, gets: { package: ['/cache/npm/chromium'] } })
    expect(await findBrowser({ install: true }, probes)).toEqual({ ...unpacked, args: browserArgs(false) })
    expect(await findBrowser({ install: false }, probes)).toEqual({ ...unpacked, args: browserArgs(false) })
  })

  it('ends with the command to run', async () => {
    const probes = machine()
    expect(await pathFound(probes)).toBeUndefined()
    expect(probes.log.slice(1)).toEqual(['playwright', 'package', expect.stringContaining(BROWSER_HINT)])
  })
})

describe('browserArgs', () => {
  it('gives up the sandbox for root only', () => {
    expect([browserArgs(true).includes('--no-sandbox'), browserArgs(false).includes('--no-sandbox')]).toEqual([
      true,
      false,
    ])
  })
})

describe('candidatesOnPath', () => {
  it('is empty without a PATH', () => {
    expect([candidatesOnPath(undefined), candidatesOnPath('')]).toEqual([[], []])
  })
})
