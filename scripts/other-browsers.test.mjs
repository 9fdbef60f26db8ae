/** Where scripts/other-browsers.mjs looks for a real Firefox and a real WebKit. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOtherBrowsers, OTHER_BROWSERS_HINT, whyIncomplete } from './other-browsers.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstword-programs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Creates files, and looks for the browsers among them. */
function find(...files) {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
  return findOtherBrowsers(['bin', 'local'].map((name) => join(folder, name)).join(delimiter), join(folder, 'lib'))
}
const at = (file) => join(folder, file)

describe('findOtherBrowsers', () => {
  it("prefers Debian's Firefox to any other with the name", () => {
    expect(find('bin/firefox').firefox).toBe(at('bin/firefox'))
    expect(find('local/firefox-esr').firefox).toBe(at('local/firefox-esr'))
  })

  it('finds WebKit with all that it needs, the newest version first', () => {
    const display = 'bin/Xvfb'
    const driver = 'bin/WebKitWebDriver'
    const versions = ['4.0', '4.1'].map((version) => `lib/aarch64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
    expect(find(driver, ...versions).webkit).toBeUndefined()
    expect(find(display).webkit).toEqual({ driver: at(driver), display: at(display), browser: at(versions[1]) })
  })

  it('finds nothing in empty folders', () => {
    expect(find()).toEqual({ firefox: undefined, webkit: undefined })
    expect(findOtherBrowsers('', at('nowhere'))).toEqual({ firefox: undefined, webkit: undefined })
  })
})

describe('whyIncomplete', () => {
  it('names what is missing and how to install it', () => {
    const [firefox, webkit] = ['/firefox', { driver: '/driver', display: '/display', browser: '/browser' }]
    expect(whyIncomplete({ firefox, webkit })).toBe('')
    expect(whyIncomplete({ firefox })).toBe(
      `tests in a real WebKit: not on this machine; get them with: ${OTHER_BROWSERS_HINT}`,
    )
    expect(whyIncomplete({})).toContain('Firefox and WebKit')
  })
})
