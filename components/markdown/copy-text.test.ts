// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyText } from './copy-text'

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
