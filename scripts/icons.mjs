/** `node scripts/icons.mjs`: makes the icons and the link preview in `public` from the logo in `public/icon.svg`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser } from './browser.mjs'
import { isMain, root, runMain, StepFailed } from './install.mjs'

const MARK = readFileSync(join(root, 'public', 'icon.svg'), 'utf8')
/** Without rounded corners: phones cut the shape themselves, so the corners must be coloured. */
const FULL = MARK.replace(' rx="8"', '')

const PICTURES = [
  { name: 'icon-192.png', size: 192, svg: MARK },
  { name: 'icon-512.png', size: 512, svg: MARK },
  // The bars are within the safe circle of maskable icons.
  { name: 'icon-maskable-512.png', size: 512, svg: FULL },
  { name: 'apple-touch-icon.png', size: 180, svg: FULL },
]
const FAVICON_SIZES = [16, 32, 48]

/** An .ico file of PNG pictures: a header, an entry for each picture, the pictures. */
export function icoOf(pictures) {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length + pictures.length * 16
  const lines = pictures.map(({ size, png }) => {
    const line = Buffer.alloc(16)
    // 256 is encoded as 0.
    line.writeUInt8(size % 256, 0)
    line.writeUInt8(size % 256, 1)
    line.writeUInt16LE(1, 4)
    line.writeUInt16LE(32, 6)
    line.writeUInt32LE(png.length, 8)
    line.writeUInt32LE(offset, 12)
    offset += png.length
    return line
  })
  return Buffer.concat([header, ...lines, ...pictures.map(({ png }) => png)])
}

function font(name) {
  const file = join(root, 'node_modules', 'geist', 'dist', 'fonts', 'geist-sans', `${name}.woff2`)
  return `url(data:font/woff2;base64,${readFileSync(file).toString('base64')})`
}

/** Heights of the marks of an answer's rhythm line: a wait, then text in bursts and steadily. */
const RHYTHM = [
  0, 0, 0, 0, 0, 58, 20, 44, 26, 34, 18, 0, 0, 64, 30, 22, 40, 28, 36, 24, 32, 46, 20, 30, 38, 26, 34, 22, 0, 0, 52, 24,
  34, 28, 42, 30, 22, 36, 26, 44, 32, 20, 38, 28,
]

const linkPicture = () => `<!doctype html>
<style>
  @font-face { font-family: Geist; font-weight: 400; src: ${font('Geist-Regular')} }
  @font-face { font-family: Geist; font-weight: 600; src: ${font('Geist-SemiBold')} }
  body { margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 84px 96px; background: #faf9f5;
    color: #201e1a; font-family: Geist; display: flex; flex-direction: column; justify-content: space-between }
  header { display: flex; align-items: center; gap: 24px; font-size: 44px; font-weight: 600; letter-spacing: -0.025em }
  header svg { width: 76px; height: 76px }
  h1 { margin: 0; font-size: 78px; line-height: 1.1; font-weight: 600; letter-spacing: -0.035em; text-wrap: balance }
  p { margin: 26px 0 0; font-size: 33px; color: #67625a; letter-spacing: -0.01em }
  .rhythm { display: flex; align-items: end; justify-content: space-between; height: 66px; border-bottom: 3px solid #e3dfd6 }
  .rhythm i { width: 6px; border-radius: 3px 3px 0 0; background: #bb3a1b }
</style>
<header>${MARK}Firstword</header>
<div><h1>Read the answer<br>while it is written.</h1><p>A chat for Claude</p></div>
<div class="rhythm">${RHYTHM.map((height) => `<i style="height:${height}px"></i>`).join('')}</div>`

async function main() {
  const chromiumProgram = await findBrowser({ install: true })
  if (!chromiumProgram) throw new StepFailed('There is no browser to render with.')
  const { path: executablePath, args, env } = chromiumProgram
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } })
  try {
    const page = await browser.newPage()
    const render = async (html, width, height) => {
      await page.setViewportSize({ width, height })
      await page.setContent(html)
      await page.evaluate(() => document.fonts.ready)
      return page.screenshot({ omitBackground: true })
    }
    const renderMark = (svg, size) => {
      const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `)
      return render(`<!doctype html><style>body{margin:0}</style>${sized}`, size, size)
    }
    const save = (name, content) => {
      writeFileSync(join(root, 'public', name), content)
      console.log(`public/${name}: ${content.length} bytes`)
    }
    for (const { name, size, svg } of PICTURES) save(name, await renderMark(svg, size))
    const small = []
    for (const size of FAVICON_SIZES) small.push({ size, png: await renderMark(MARK, size) })
    save('favicon.ico', icoOf(small))
    save('link-picture.png', await render(linkPicture(), 1200, 630))
  } finally {
    await browser.close()
  }
}

if (isMain(import.meta.url)) runMain(main)
