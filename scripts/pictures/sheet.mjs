/** Contact sheets: the pictures of one state side by side, small enough for a repository. */

const MAX_BYTES = 150 * 1024
/**
 * Tried in this order until a sheet is small enough: text suffers less from lower quality than from a smaller scale.
 */
const SETTINGS = [
  { scale: 0.72, quality: 82 },
  { scale: 0.72, quality: 70 },
  { scale: 0.72, quality: 60 },
  { scale: 0.72, quality: 50 },
  { scale: 0.62, quality: 50 },
  { scale: 0.54, quality: 50 },
]

/** A JPEG of rows of pictures, `[{ label, width, height, png }]`. */
export async function makeSheet(browser, rows) {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 }, deviceScaleFactor: 1 })
  try {
    let bytes
    for (const { scale, quality } of SETTINGS) {
      const figures = rows.map((pictures) => rowOf(pictures, scale)).join('')
      await page.setContent(`<style>${STYLE}</style><main>${figures}</main>`)
      await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
      bytes = await page.locator('main').screenshot({ type: 'jpeg', quality })
      if (bytes.length <= MAX_BYTES) break
    }
    return bytes
  } finally {
    await page.close()
  }
}

const STYLE = `
  body { margin: 0 }
  main { display: inline-grid; gap: 14px; padding: 14px; background: #8a8a88 }
  section { display: flex; gap: 14px }
  figure { margin: 0 }
  figcaption { padding-bottom: 4px; color: #fff; font: 11px/1.2 sans-serif }
  img { display: block }
`

function rowOf(pictures, scale) {
  const figures = pictures.map(
    ({ label, width, height, png }) =>
      `<figure><figcaption>${label}</figcaption><img width="${Math.round(width * scale)}" height="${Math.round(height * scale)}" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  )
  return `<section>${figures.join('')}</section>`
}

/** The Markdown page with the sheets of these states. */
export function indexOf(states) {
  const parts = states.map(({ name, about, question }) => {
    const questionText = question ? ` Asked: “${question}”.` : ''
    return `## ${name}\n\n${about}${questionText}\n\n![${name}](${name}.jpg)\n`
  })
  return `# Every state of the page\n\nAt 390, 768 and 1440 pixels, light and dark. \`npm run pictures -- states\` makes them from the built app and its simulator.\n\nBoxes in place of letters, and of emoji, are letters that the machine had no font for.\n\n${parts.join('\n')}`
}
