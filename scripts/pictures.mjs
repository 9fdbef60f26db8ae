/** `npm run pictures`: makes the pictures in docs/pictures from the built app and its simulator. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { childEnv, root, runMain } from './install.mjs'

const PORT = 3987
const FOLDER = join(root, 'docs', 'pictures')
const SIZES = { phone: { width: 390, height: 780 }, desktop: { width: 1180, height: 780 } }

/** Each picture: what is asked, and the moment at which the shutter opens. */
const PICTURES = [
  { name: 'empty', size: 'desktop', theme: 'light' },
  {
    name: 'answer-light',
    size: 'desktop',
    theme: 'light',
    question: 'Show me code in several languages',
    until: 'class',
  },
  { name: 'answer-dark', size: 'desktop', theme: 'dark', question: 'Show me a tour of Markdown', until: 'complete' },
  { name: 'phone', size: 'phone', theme: 'light', question: 'Show me a table with numbers', until: 'complete' },
  { name: 'phone-dark', size: 'phone', theme: 'dark', question: 'Show me some math', until: 'complete' },
]

async function waitUntilHealthy(url) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const isHealthy = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isHealthy) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The app did not become healthy within 30 s.')
}

async function take(browser, url, { name, size, theme, question, until }) {
  const page = await browser.newPage({ viewport: SIZES[size], colorScheme: theme, deviceScaleFactor: 1 })
  await page.goto(url)
  const box = page.getByRole('textbox', { name: 'Message' })
  await box.waitFor()
  if (question) {
    await box.fill(question)
    await page.getByRole('button', { name: 'Send' }).click()
    const answer = page.getByRole('article', { name: 'Claude' })
    if (until === 'complete')
      await page.locator('article[aria-label="Claude"][data-status="complete"]').waitFor({ timeout: 60_000 })
    else await answer.getByText(until).first().waitFor({ timeout: 60_000 })
  }
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await page.close()
  console.log(`docs/pictures/${name}.png`)
}

async function main() {
  await ensureBuilt()
  const found = await findBrowser({ install: false })
  if (!found) throw new Error('No browser was found: npx playwright install chromium')
  mkdirSync(FOLDER, { recursive: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'firstword-pictures-'))
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const app = spawn(process.execPath, [next, 'start', '--port', String(PORT)], {
    cwd: root,
    env: childEnv({ NODE_ENV: 'production', DATA_DIR: dataDir, SIMULATOR_TPS: '250' }),
    stdio: 'ignore',
  })
  const browser = await chromium.launch({
    executablePath: found.path,
    args: found.args,
    env: { ...process.env, ...found.env },
  })
  try {
    const url = `http://127.0.0.1:${PORT}`
    await waitUntilHealthy(url)
    for (const picture of PICTURES) await take(browser, url, picture)
  } finally {
    await browser.close()
    app.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

runMain(main)
