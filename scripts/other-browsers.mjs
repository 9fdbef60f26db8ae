/** Finds a real Firefox and a real WebKit for the suite in e2e/browsers, or installs them. */
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { hasApt, installPackages, isBuildServer } from './debian.mjs'

const FLAGS = ['--no-install-recommends']
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb']

/** The command that installs both by hand on Debian and Ubuntu. */
export const OTHER_BROWSERS_HINT = ['apt-get install -y', ...FLAGS, ...PACKAGES].join(' ')

const INSTALL_LIMIT_SECONDS = 300
/** Debian's folder of WebKit's MiniBrowser, by architecture and then by version. */
const LIBRARIES = '/usr/lib'

/**
 * The programs; undefined when missing. Firefox speaks WebDriver BiDi itself; WebKit needs a driver, its MiniBrowser
 * and a display.
 *
 * @returns {{ firefox?: string, webkit?: { driver: string, browser: string, display: string } }}
 */
export function findOtherBrowsers(path = process.env.PATH, libraries = LIBRARIES) {
  const folders = (path || '').split(delimiter).filter(Boolean)
  const onPath = (name) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
  // Ubuntu's `firefox` is a stub that installs another one, so Debian's is preferred.
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

/** The message when some are missing. */
export function whyIncomplete({ firefox, webkit }) {
  const names = [...(firefox ? [] : ['Firefox']), ...(webkit ? [] : ['WebKit'])].join(' and ')
  return names && `tests in a real ${names}: not on this machine; get them with: ${OTHER_BROWSERS_HINT}`
}

/** Finds the browsers; on a build server it installs missing ones, as root. */
export async function ensureOtherBrowsers() {
  const programs = findOtherBrowsers()
  if ((programs.firefox && programs.webkit) || !isBuildServer() || !hasApt()) return programs
  console.log('No Firefox or no WebKit for the tests yet: installing them.')
  await installPackages(PACKAGES, INSTALL_LIMIT_SECONDS, FLAGS)
  return findOtherBrowsers()
}
