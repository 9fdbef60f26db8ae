import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPathReader, safePath, withoutCommonFolder } from './safe-path'

describe('a path', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src/./a.ts', 'src/a.ts'],
    ['app/(chat)/[id]/@slot/page.tsx', 'app/(chat)/[id]/@slot/page.tsx'],
    ['cafe\u0301.md', 'caf\u00e9.md'],
    ['docs/.gitignore', 'docs/.gitignore'],
    ['a/..b/c..d', 'a/..b/c..d'],
    ['\u{1F468}\u200d\u{1F469}/notes.md', '\u{1F468}\u200d\u{1F469}/notes.md'],
    ['__proto__/constructor', '__proto__/constructor'],
    // Only text, wherever it is shown.
    ['</script><script>alert(1)</script>', '</script><script>alert(1)</script>'],
    ['{{constructor.constructor("x")()}}.md', '{{constructor.constructor("x")()}}.md'],
    ["=cmd|'calc'!A0", "=cmd|'calc'!A0"],
    ['$(reboot);`x`.sh', '$(reboot);`x`.sh'],
  ])('%j is %j', (name, path) => {
    expect(safePath(name)).toBe(path)
  })

  test.each([
    ['', '.', './', '/', 'a/', 'a//b'],
    ['/etc/passwd', '//server/share', '\\\\server\\share', 'C:/x', 'C:x', 'a/c:x', 'file.txt:stream', 'file:///etc'],
    ['..', '../a', 'a/..', 'a/../b', 'a/./../b', '..\\a', 'a\\..\\b', 'a\\b'],
    ['a\0b', 'a\nb', 'a\x7fb', 'a\u0085b', 'a\u2028b'],
    ['con', 'src/NUL', 'aux.c', 'Com1.txt', 'lpt\u00b2', 'con .txt', 'a/CONIN$/b', 'a.', 'a ', 'a./b', 'a /b'],
    ['gpj.\u202etxt.exe', 'a\u200eb', 'a\u2066b', 'a\u200bb', '\ufeffa', 'a\u{E0041}b', '\ud800'],
    ['a'.repeat(256), `${'ab/'.repeat(100)}a`, 'a/'.repeat(50_000), `${'\u0390'.repeat(400)}`],
  ])('%j and such are none', (...names) => {
    for (const name of names) expect([name, safePath(name)]).toEqual([name, undefined])
  })

  test('that is made of anything stays within its folder, and is itself a path', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', '/', '\\', ':', 'C:', 'con', '\0', '\u202e', '...', ' '),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('/', '\\', ''), (parts, separator) => {
        const path = safePath(parts.join(separator))
        if (path === undefined) return
        const { pathname } = new URL(path.split('/').map(encodeURIComponent).join('/'), 'http://x/root/')
        expect(pathname.startsWith('/root/')).toBe(true)
        expect(path).not.toMatch(/[\\:\p{Cc}]|^\/|\/\/|\/$|(?:^|\/)\.\.?(?:\/|$)/u)
        expect(safePath(path)).toBe(path)
      }),
    )
  })
})

test('the first of several files of one path counts', () => {
  const read = createPathReader()
  expect(read('a/b')).toEqual({ path: 'a/b' })
  expect(read('./a/b')).toEqual({ reason: 'duplicate' })
  expect(read('cafe\u0301')).toEqual({ path: 'caf\u00e9' })
  expect(read('caf\u00e9')).toEqual({ reason: 'duplicate' })
  expect(read('../a')).toEqual({ reason: 'unsafe-path' })
})

test.each([
  [[], []],
  [['a.ts'], ['a.ts']],
  [['x/a.ts'], ['a.ts']],
  [
    ['x/y/a.ts', 'x/y/b.ts'],
    ['y/a.ts', 'y/b.ts'],
  ],
  [
    ['x/a.ts', 'xy/a.ts'],
    ['x/a.ts', 'xy/a.ts'],
  ],
  [
    ['x/a.ts', 'b.ts'],
    ['x/a.ts', 'b.ts'],
  ],
])('%j without the folder of all is %j', (paths, expected) => {
  expect(withoutCommonFolder(paths)).toEqual(expected)
})
