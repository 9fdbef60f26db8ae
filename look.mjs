import { chromium } from '@playwright/test'
const url = process.argv[2]
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const shots = [
  ['d1440', 1440, 900, 'light', false, 'short'],
  ['p390', 390, 844, 'light', false, 'short'],
  ['dark1440', 1440, 900, 'dark', false, 'documentation'],
  ['pres1920', 1920, 1080, 'light', true, 'short'],
  ['w2560', 2560, 1440, 'light', false, 'medical'],
]
for (const [name, width, height, colorScheme, present, preset] of shots) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, hasTouch: width < 500, deviceScaleFactor: 1 })
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()))
  page.on('pageerror', (e) => console.log(name, String(e)))
  await page.goto(`${url}/stage?preset=${preset}`)
  await page.screenshot({ path: `/tmp/w/shots/${name}-0.png` })
  if (present) await page.keyboard.press('f')
  if (name === 'dark1440') await page.keyboard.press('3')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForTimeout(4000)
  await page.screenshot({ path: `/tmp/w/shots/${name}-1.png` })
  await page.getByText('had been readable').waitFor({ timeout: 40000 })
  await page.waitForTimeout(500)
  if (width < 500) await page.getByRole('region', { name: 'Waits for the whole answer' }).evaluate((e) => e.scrollIntoView())
  await page.screenshot({ path: `/tmp/w/shots/${name}-2.png` })
  await page.close()
}
await browser.close()
