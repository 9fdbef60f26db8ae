// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { documentPage } from './document-page'

const HOSTILE = '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>'

test('titles and texts are only text, whatever they are', async () => {
  const page = await (
    await documentPage({
      outline: { title: HOSTILE, sections: [] },
      sections: [
        {
          id: 'a',
          title: HOSTILE,
          markdown: `## ${HOSTILE}\n\n${HOSTILE}\n\n\`\`\`ts\n${HOSTILE}\n\`\`\``,
          end: undefined,
        },
      ],
    })
  ).text()
  expect(page).not.toMatch(/<script|<img/i)
  expect(page.match(/<style/g)).toHaveLength(1)
  const parsed = new DOMParser().parseFromString(page, 'text/html')
  expect(parsed.querySelector('nav a')?.textContent).toBe(HOSTILE)
  expect(parsed.querySelector('nav a')?.getAttribute('href')).toBe('#section-1')
  expect(parsed.querySelector('#section-1 h2')).not.toBeNull()
})

test('identifiers of two sections do not meet', async () => {
  const markdown = '## A\n\nText[^1].\n\n[^1]: Note.'
  const page = await (
    await documentPage({
      outline: undefined,
      sections: ['a', 'b'].map((id) => ({ id, title: id, markdown, end: undefined })),
    })
  ).text()
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(2)
  expect(new Set(ids).size).toBe(ids.length)
})
