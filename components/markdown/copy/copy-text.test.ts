// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyRich, copyText } from './copy-text'

afterEach(() => vi.unstubAllGlobals())

describe('copyText', () => {
  it('uses the clipboard where there is one', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    expect(await copyText('code\n')).toBe(true)
    expect(writeText).toHaveBeenCalledWith('code\n')
  })

  it('selects the text and copies it where there is none, and leaves nothing behind', async () => {
    vi.stubGlobal('navigator', {})
    let copied: string | undefined
    document.execCommand = () => {
      copied = document.querySelector('textarea')?.value
      return true
    }
    expect(await copyText('a\n  b')).toBe(true)
    expect(copied).toBe('a\n  b')
    expect(document.querySelector('textarea')).toBeNull()
  })

  it('says when it failed', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } })
    document.execCommand = () => false
    expect(await copyText('a')).toBe(false)
  })
})

describe('copyRich', () => {
  it('keeps the formatting even where the page may not write to the clipboard', async () => {
    vi.stubGlobal('navigator', { clipboard: { write: () => Promise.reject(new Error('denied')) } })
    vi.stubGlobal('ClipboardItem', class {})
    const copied: Record<string, string> = {}
    document.execCommand = () => {
      const event = new Event('copy', { bubbles: true, cancelable: true })
      Object.assign(event, { clipboardData: { setData: (type: string, text: string) => (copied[type] = text) } })
      return !(document.querySelector('textarea')?.dispatchEvent(event) ?? true)
    }
    expect(await copyRich(Promise.resolve({ markdown: '**a**', html: '<b>a</b>' }))).toBe(true)
    expect(copied).toEqual({ 'text/plain': '**a**', 'text/html': '<b>a</b>' })
  })

  it('calls the clipboard during the click, with a promise of what is still being made', async () => {
    const write = vi.fn(async (items: readonly { of: Record<string, Promise<Blob>> }[]) => {
      for (const blob of Object.values(items[0]?.of ?? {})) await blob
    })
    vi.stubGlobal('navigator', { clipboard: { write } })
    vi.stubGlobal(
      'ClipboardItem',
      class {
        constructor(readonly of: Record<string, Promise<Blob>>) {}
      },
    )
    let end: (made: { markdown: string; html: string }) => void = () => undefined
    const copied = copyRich(new Promise((resolve) => (end = resolve)))
    expect(write).toHaveBeenCalledTimes(1)
    end({ markdown: '**a**', html: '<b>a</b>' })
    expect(await copied).toBe(true)
    const { of } = write.mock.calls[0]?.[0][0] ?? {}
    expect(await (await of?.['text/plain'])?.text()).toBe('**a**')
    expect(await (await of?.['text/html'])?.text()).toBe('<b>a</b>')
  })
})
