/**
 * `npm run pictures`: makes the pictures in docs/pictures from the built app and its simulator.
 * After `--`: names of pictures or states, or `states` for all states; `--keep=FOLDER` keeps the single pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { findBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { findFreePort } from './free-port.mjs'
import { childEnv, root, runMain, StepFailed } from './install.mjs'
import { INSPECTOR_PICTURES, withInspector } from './pictures/inspector.mjs'
import { startApp } from './pictures/server.mjs'
import { indexOf, makeSheet } from './pictures/sheet.mjs'
import { withState } from './pictures/shoot.mjs'
import { STAGE_PICTURES, withStage } from './pictures/stage.mjs'
import { STATES } from './pictures/states.mjs'

const FOLDER = join(root, 'docs', 'pictures')
const THEMES = ['light', 'dark']
const DEVICES = [
  { width: 390, height: 844, isTouch: true },
  { width: 768, height: 844, isTouch: true },
  { width: 1440, height: 844, isTouch: false },
]
const PHONE = { width: 390, height: 780, isTouch: true }
const DESKTOP = { width: 1180, height: 780, isTouch: false }

/** The single pictures: a state, and how they differ from it. */
const PICTURES = [
  { name: 'empty', state: 'empty', device: { ...DESKTOP, theme: 'light' } },
  {
    name: 'answer-light',
    state: 'long-code',
    device: { ...DESKTOP, theme: 'light' },
    moment: (page) => page.getByRole('article', { name: 'Claude' }).getByText('class').first().waitFor(),
  },
  {
    name: 'answer-dark',
    state: 'streaming',
    device: { ...DESKTOP, theme: 'dark' },
    fault: undefined,
    moment: (page) => page.locator('article[data-status="complete"][aria-label="Claude"]').waitFor(),
  },
  { name: 'phone', state: 'table', device: { ...PHONE, theme: 'light' } },
  { name: 'phone-dark', state: 'math', device: { ...PHONE, theme: 'dark' } },
]

const shoot = (page, path) => page.screenshot({ path, animations: 'disabled' })

async function takePicture(browser, url, { name, state, device, ...changes }) {
  const base = STATES.find((candidate) => candidate.name === state)
  const path = join(FOLDER, `${name}.png`)
  await withState(browser, url, { ...base, ...changes }, device, (page) => shoot(page, path))
  console.log(`docs/pictures/${name}.png`)
}

/** A picture of a page that `withPage` opens. */
async function takePageOf(withPage, browser, url, picture) {
  const path = join(FOLDER, `${picture.name}.png`)
  await withPage(browser, url, picture, (page) => shoot(page, path))
  console.log(`docs/pictures/${picture.name}.png`)
}

async function takeSheet(browser, url, state, keep) {
  const rows = []
  for (const theme of THEMES) {
    // Three pages at once at most: on a busy machine an answer arrives in bursts, which spoils its rhythm line.
    const row = DEVICES.map(async (device) => {
      const png = await withState(browser, url, state, { ...device, theme }, (page) => shoot(page))
      if (keep) writeFileSync(join(keep, `${state.name}-${device.width}-${theme}.png`), png)
      return { ...device, label: `${device.width} ${theme}`, png }
    })
    rows.push(await Promise.all(row))
  }
  const bytes = await makeSheet(browser, rows)
  writeFileSync(join(FOLDER, 'states', `${state.name}.jpg`), bytes)
  console.log(`docs/pictures/states/${state.name}.jpg, ${Math.round(bytes.length / 1024)} KB`)
}

async function main() {
  const { values, positionals: names } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } })
  const { keep } = values
  const isChosen = ({ name }) => names.length === 0 || names.includes(name)
  const pictures = PICTURES.filter(isChosen)
  const states = names.includes('states') ? STATES : STATES.filter(isChosen)
  const stagePictures = STAGE_PICTURES.filter(isChosen)
  const inspectorPictures = INSPECTOR_PICTURES.filter(isChosen)
  if (pictures.length + stagePictures.length + inspectorPictures.length + states.length === 0)
    throw new StepFailed('No picture or state has that name.')
  await ensureBuilt()
  const browserProgram = await findBrowser({ install: false })
  if (!browserProgram) throw new StepFailed('No browser was found: npx playwright install chromium')
  for (const folder of [join(FOLDER, 'states'), ...(keep ? [keep] : [])]) mkdirSync(folder, { recursive: true })
  const app = await startApp(root, childEnv(), await findFreePort())
  const browser = await chromium.launch({
    executablePath: browserProgram.path,
    args: browserProgram.args,
    env: { ...process.env, ...browserProgram.env },
  })
  try {
    for (const picture of pictures) await takePicture(browser, app.url, picture)
    for (const picture of stagePictures) await takePageOf(withStage, browser, app.url, picture)
    for (const picture of inspectorPictures) await takePageOf(withInspector, browser, app.url, picture)
    for (const state of states) await takeSheet(browser, app.url, state, keep)
    writeFileSync(join(FOLDER, 'states', 'README.md'), indexOf(STATES))
  } finally {
    await browser.close()
    app.stop()
  }
}

runMain(main)
