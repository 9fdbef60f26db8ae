/** The page as a whole: what Escape does, ids, and what a browser needs to install it. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

/** Opens each thing that Escape closes, while an answer runs. */
const OPENERS: ReadonlyArray<{
  name: string
  open(page: Page): Promise<void>
  shown(page: Page): ReturnType<Page['locator']>
}> = [
  {
    name: 'the model menu',
    open: (page) => page.getByRole('button', { name: /^Model:/ }).click(),
    shown: (page) => page.getByRole('menu', { name: 'Model' }),
  },
  {
    name: 'the export menu',
    open: (page) => page.getByRole('button', { name: 'Export' }).click(),
    shown: (page) => page.getByRole('navigation', { name: 'Export' }),
  },
  {
    name: 'the context meter',
    open: (page) => page.getByRole('button', { name: /^Context:/ }).click(),
    shown: (page) => page.getByRole('dialog', { name: 'Context' }),
  },
  {
    name: 'the share dialog',
    open: (page) => page.getByRole('button', { name: 'Share' }).click(),
    shown: (page) => page.getByRole('dialog', { name: 'Share this chat' }),
  },
  {
    name: 'the search dialog',
    open: (page) => page.keyboard.press('Control+k'),
    shown: (page) => page.getByRole('dialog', { name: 'Search chats' }),
  },
  {
    name: 'the shortcuts',
    open: (page) => page.keyboard.press('Control+/'),
    shown: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
  },
  {
    name: 'a chat’s menu',
    open: (page) => page.getByRole('button', { name: /^Options for/ }).click(),
    shown: (page) => page.getByRole('menu', { name: /^Options for/ }),
  },
  {
    name: 'the name field of a chat',
    open: async (page) => {
      await page.getByRole('button', { name: /^Options for/ }).click()
      await page.getByRole('menuitem', { name: 'Rename' }).click()
    },
    shown: (page) => page.getByRole('textbox', { name: 'Chat title' }),
  },
  {
    name: 'a waiting question that is edited',
    open: async (page) => {
      await messageBox(page).fill('and then?')
      await messageBox(page).press('Enter')
      await page.getByRole('region', { name: 'Queue' }).getByRole('button', { name: 'Edit' }).click()
    },
    shown: (page) => page.getByRole('form', { name: 'Edit message' }),
  },
]

test('8: Escape closes whatever is open and leaves the answer alone; with nothing open it stops the answer', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await simulator.pauseAfter(2)
  await ask(page, 'count to 500')
  await expect(lastMarkdown(page)).toHaveText(words(2))
  let count = 2
  for (const { name, open, shown } of OPENERS) {
    await test.step(name, async () => {
      await open(page)
      await expect(shown(page)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(shown(page)).toBeHidden()
      // A stopped answer would not get another word.
      await simulator.step(1)
      count += 1
      await expect(lastMarkdown(page)).toHaveText(words(count))
    })
  }
  // A menu and a dialog: Escape closes the topmost first.
  await page.getByRole('button', { name: /^Model:/ }).click()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Search chats' })).toBeVisible()
  await expect(page.getByRole('menu', { name: 'Model' })).toBeHidden()
  // No shortcut reaches the page behind a dialog; the list of shortcuts replaces the search.
  const address = page.url()
  await page.keyboard.press('Control+Shift+O')
  await page.keyboard.press('Control+/')
  await expect(page.getByRole('dialog')).toHaveAccessibleName('Keyboard shortcuts')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Share' }).click()
  for (const keys of ['Control+Shift+O', 'Control+k', 'Control+/', '?']) await page.keyboard.press(keys)
  await expect(page.getByRole('dialog')).toHaveAccessibleName('Share this chat')
  expect(page.url()).toBe(address)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await messageBox(page).focus()
  await page.keyboard.press('Escape')
  await expectStatus(page, 'stopped')
})

test('8: the menu beside Regenerate closes by Escape, and its button has the focus again', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const opener = lastAnswer(page).getByRole('button', { name: 'Answer with another model' })
  await opener.click()
  await expect(page.getByRole('menu', { name: 'Models and effort' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu', { name: 'Models and effort' })).toBeHidden()
  await expect(opener).toBeFocused()
})

test('a page with several answers has no duplicate id and no dangling reference', async ({ page }) => {
  const faults = () =>
    page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      const names = [
        'aria-labelledby',
        'aria-describedby',
        'aria-controls',
        'aria-owns',
        'aria-details',
        'for',
        'popovertarget',
      ]
      const references = names.flatMap((name) =>
        [...document.querySelectorAll(`[${name}]`)].flatMap((each) => (each.getAttribute(name) ?? '').split(/\s+/)),
      )
      const strays = [...document.querySelectorAll<HTMLAnchorElement>('a[data-footnote-ref], a[data-footnote-backref]')]
        .filter((link) => {
          const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
          return !target || target.closest('article') !== link.closest('article')
        })
        .map(({ hash }) => `leads astray: ${hash}`)
      return {
        faults: [
          ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`),
          ...references.filter((id) => id !== '' && !ids.includes(id)).map((id) => `nowhere: ${id}`),
          ...strays,
        ],
        footnotes: document.querySelectorAll('a[data-footnote-ref]').length,
      }
    })
  await page.goto('/')
  const note = 'One[^1], again[^1], another[^1-2].\n\n[^1]: First.\n[^1-2]: Second.'
  for (const question of [
    `Repeat after me: ${note}`,
    `Repeat after me: ${note}\n\n$x^2 \\tag{1}$`,
    'Show me a chart of the temperatures in Rome and Oslo',
    'Search the web for lighthouses',
    'Think hard, then solve a small puzzle',
  ]) {
    await ask(page, question)
    await expectStatus(page, 'complete')
  }
  await expect.poll(async () => (await faults()).footnotes).toBe(6)
  expect((await faults()).faults).toEqual([])

  const [chatId] = new URL(page.url()).pathname.split('/').slice(-1)
  const share = await page.request.post(`/api/chats/${chatId}/share`, { data: { expiresInDays: null } })
  const { id } = await share.json()
  await page.goto(`/share/${id}`)
  await expect(page.getByRole('article', { name: 'Claude' })).toHaveCount(5)
  expect(await faults()).toEqual({ faults: [], footnotes: 6 })
})

test('the page can be installed, and its files match the manifest', async ({ page, app }) => {
  await page.goto('/')
  const browser = await page.context().newCDPSession(page)
  const { errors, data, url } = await browser.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(url).toBe(`${app.url}/manifest.webmanifest`)
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // Tests run in private windows, which never install anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  const manifest = JSON.parse(data ?? '')
  expect(manifest).toMatchObject({ name: 'Firstword', start_url: '/', scope: '/', id: '/', display: 'standalone' })
  const links = await page
    .locator('link[rel~="icon"], link[rel="apple-touch-icon"]')
    .evaluateAll((found) =>
      found.map((link) => ({ src: (link as HTMLLinkElement).href, sizes: link.getAttribute('sizes') ?? '' })),
    )
  expect(new Set(links.map(({ src }) => src)).size).toBe(links.length)
  for (const { src, sizes } of [...manifest.icons, ...links]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    if (sizes !== 'any') expect(sizes.split(' ')).toContain(size)
  }
})

test('metadata for other programs is complete, the same on every page, and lists nobody’s chats', async ({
  page,
  app,
}) => {
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${app.url}${path}`, { headers })
    return { response, text: await response.text() }
  }
  const cardOf = (html: string) =>
    [...html.matchAll(/<meta (?:property="og:|name="twitter:)[^>]*>/g)].map(([tag]) => tag).sort()
  await page.goto('/')
  await ask(page, 'Repeat after me: CANARY-IN-A-CHAT')
  await expectStatus(page, 'complete')
  const [chatId] = new URL(page.url()).pathname.split('/').slice(-1)
  const { id } = await (await page.request.post(`/api/chats/${chatId}/share`, { data: {} })).json()

  const home = await read('/')
  const card = cardOf(home.text)
  expect(card).toContain(`<meta property="og:image" content="${app.url}/link-picture.png"/>`)
  expect(home.response.headers.get('content-security-policy')).toContain("manifest-src 'self'")
  const shared = await read(`/share/${id}`)
  expect(shared.text).toContain('CANARY-IN-A-CHAT')
  expect(cardOf(shared.text)).toEqual(card)
  expect(card.join()).not.toContain('CANARY')
  // Behind a proxy without the setting, and with a made-up host.
  const behindProxy = await read('/', { 'x-forwarded-proto': 'https' })
  expect(behindProxy.text).toContain(`content="${app.url.replace('http:', 'https:')}/link-picture.png"`)

  for (const [path, type] of [
    ['/favicon.ico', /^image\/(x-icon|vnd\.microsoft\.icon)$/],
    ['/icon.svg', /^image\/svg\+xml/],
    ['/apple-touch-icon.png', /^image\/png$/],
    ['/icon-maskable-512.png', /^image\/png$/],
    ['/link-picture.png', /^image\/png$/],
    ['/manifest.webmanifest', /^application\/manifest\+json/],
    ['/robots.txt', /^text\/plain/],
  ] as const) {
    const { response } = await read(path)
    expect([path, response.status]).toEqual([path, 200])
    expect(response.headers.get('content-type')).toMatch(type)
    expect([path, response.headers.get('cache-control')]).toEqual([
      path,
      'public, max-age=3600, stale-while-revalidate=86400',
    ])
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('set-cookie')).toBeNull()
  }
  const everybody = (await read('/robots.txt')).text.split('User-agent: *')[1]
  for (const place of ['/api/', '/chat/', '/share/']) expect(everybody).toContain(`Disallow: ${place}\n`)
  for (const path of ['/api/health', '/chat/none', `/share/${id}`]) {
    expect([path, (await read(path)).response.headers.get('x-robots-tag')]).toEqual([
      path,
      'noindex, nofollow, noarchive',
    ])
  }
  expect(home.text).toMatch(/<meta name="robots" content="noindex"/)
})
