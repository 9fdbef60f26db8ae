/** Finds a real Firefox and a real WebKit for the suite in e2e/browsers, or gets them. */
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { hasApt, installPackages, isBuildServer } from './debian.mjs'

const FLAGS = ['--no-install-recommends']
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb']

/** How both are got by hand on Debian and Ubuntu. */
export const OTHER_BROWSERS_HINT = ['apt-get install -y', ...FLAGS, ...PACKAGES].join(' ')

const INSTALL_LIMIT_SECONDS = 300
/** Where Debian keeps WebKit's own small browser, by architecture and then by version. */
const LIBRARIES = '/usr/lib'

/**
 * The programs: Firefox speaks WebDriver BiDi itself; WebKit has a driver, a small browser, and no way to do without a
 * display. Undefined is what is missing.
 *
 * @returns {{ firefox?: string, webkit?: { driver: string, browser: string, display: string } }}
 */
export function findOtherBrowsers(path = process.env.PATH, libraries = LIBRARIES) {
  const folders = (path || '').split(delimiter).filter(Boolean)
  const onPath = (name) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
  // Ubuntu's `firefox` is a stub that installs another one, so Debian's goes first.
  const firefox = onPath('firefox-esr') ?? onPath('firefox')
  const [driver, display, browser] = [onPath('WebKitWebDriver'), onPath('Xvfb'), findMiniBrowser(libraries)]
  return { firefox, webkit: driver && display && browser ? { driver, browser, display } : undefined }
}

function findMiniBrowser(libraries) {
  const list = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])
  const versions = list(libraries)
    .filter((folder) => /-linux-gnu\w*$/.test(folder))
    .flatMap((folder) => list(folder).filter((inner) => /webkit2?gtk-[\d.]+$/.test(inner)))
  return versions
    .sort()
    .reverse()
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((file) => existsSync(file))
}

/** What to say where not all of them are found. */
export function whyIncomplete({ firefox, webkit }) {
  const names = [...(firefox ? [] : ['Firefox']), ...(webkit ? [] : ['WebKit'])].join(' and ')
  return names && `tests in a real ${names}: not on this machine; get them with: ${OTHER_BROWSERS_HINT}`
}

/** Finds the browsers, installing what is missing where that is allowed: as root, and on a build server only. */
export async function ensureOtherBrowsers() {
  const found = findOtherBrowsers()
  if ((found.firefox && found.webkit) || !isBuildServer() || !hasApt()) return found
  console.log('No Firefox or no WebKit for the tests yet: getting them.')
  await installPackages(PACKAGES, INSTALL_LIMIT_SECONDS, FLAGS)
  return findOtherBrowsers()
}
