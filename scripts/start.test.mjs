/** The pure functions of scripts/start.mjs. */
import { describe, expect, it } from 'vitest'
import { createBannerFilter, createStopRule, parsePort } from './start.mjs'

describe('parsePort', () => {
  it('accepts a port, and defaults to 3000', () => {
    expect([parsePort(undefined), parsePort(''), parsePort('8080'), parsePort('65535')]).toEqual([
      3000, 3000, 8080, 65535,
    ])
  })

  it.each(['abc', '0', '65536', '-1', '3.5', '1e3', '0x50'])('refuses %s', (text) => {
    expect(() => parsePort(text)).toThrow(`not "${text}"`)
  })
})

const BANNER = [
  '\u001b[1m▲ Next.js 16.4.6\u001b[22m',
  '- Local:         http://localhost:3000',
  '- Network:       http://10.0.0.1:3000',
  '✓ Ready in 210ms',
  '✓ Running next.config.mjs took 40ms',
  '',
].join('\n')

function filtered(chunks) {
  let out = ''
  const filter = createBannerFilter((text) => {
    out += text
  })
  for (const chunk of chunks) filter.push(chunk)
  filter.open()
  return { filter, text: () => out }
}

describe('createBannerFilter', () => {
  it('drops the banner and keeps the rest', () => {
    expect(filtered([`provider: simulator\n${BANNER}database: embedded\n`]).text()).toBe(
      'provider: simulator\ndatabase: embedded\n',
    )
  })

  it('does so wherever the output is split', () => {
    const output = `one\n${BANNER}two\nthree`
    for (let cut = 0; cut <= output.length; cut += 1) {
      expect(filtered([output.slice(0, cut), output.slice(cut)]).text()).toBe('one\ntwo\nthree')
    }
  })

  it('lets everything through once open', () => {
    const { filter, text } = filtered([])
    filter.push('✓ Ready in ')
    filter.push('a moment')
    expect(text()).toBe('✓ Ready in a moment')
  })
})

describe('createStopRule', () => {
  it('forwards the first signal, whichever it is', () => {
    expect([createStopRule()('SIGINT', 0), createStopRule()('SIGTERM', 0)]).toEqual(['forward', 'forward'])
  })

  it('ignores the echo of a key press, and kills at a second press', () => {
    const decide = createStopRule()
    expect([decide('SIGINT', 0), decide('SIGINT', 5), decide('SIGINT', 2000)]).toEqual(['forward', 'ignore', 'kill'])
  })

  it('ignores a repeated SIGTERM', () => {
    const decide = createStopRule()
    expect([decide('SIGTERM', 0), decide('SIGTERM', 5000)]).toEqual(['forward', 'ignore'])
  })
})
