/** A page as on one device, for a picture. */

/** Opens a blank page as on `device`, passes it to `use` and closes it. */
export async function withPage(browser, { width, height, theme, isTouch }, use) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: isTouch,
    isMobile: isTouch,
    deviceScaleFactor: 1,
    locale: 'en-US',
  })
  try {
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}
