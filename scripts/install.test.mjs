/** The pure functions of scripts/install.mjs, and how it runs a child. */
import { describe, expect, it } from 'vitest'
import { childEnv, exitCodeOf, installationKey, isInstalled, isNodeSupported, npmCommand, run } from './install.mjs'

describe('isNodeSupported', () => {
  it.each([
    ['14.21.3', false],
    ['20.18.9', false],
    ['20.19.0', true],
    ['22.0.0', true],
  ])('%s: %s', (version, supported) => {
    expect(isNodeSupported(version)).toBe(supported)
  })
})

describe('exitCodeOf', () => {
  it('keeps an exit code and adds 128 to a signal', () => {
    expect([
      exitCodeOf(0, null),
      exitCodeOf(3, null),
      exitCodeOf(null, 'SIGTERM'),
      exitCodeOf(null, 'SIGKILL'),
    ]).toEqual([0, 3, 143, 137])
  })
})

describe('childEnv', () => {
  it('switches telemetry off, whatever the outer value', () => {
    expect(childEnv({}, { NEXT_TELEMETRY_DISABLED: '0' }).NEXT_TELEMETRY_DISABLED).toBe('1')
  })

  it('removes what is undefined', () => {
    expect('A' in childEnv({ A: undefined }, { A: 'x' })).toBe(false)
  })

  it.skipIf(process.platform === 'win32')('has a home folder in an empty environment', () => {
    expect(childEnv({}, {}).HOME).toBeTruthy()
  })
})

describe('npmCommand', () => {
  it('runs the npm that started this process', () => {
    const path = '/opt/npm/bin/npm-cli.js'
    expect(npmCommand({ npm_execpath: path }, 'linux')).toEqual({ command: process.execPath, args: [path] })
  })

  it('falls back to the npm on PATH, also below another package manager', () => {
    expect(npmCommand({}, 'linux')).toEqual({ command: 'npm', args: [], shell: false })
    expect(npmCommand({ npm_execpath: '/opt/yarn/yarn.js' }, 'win32')).toEqual({
      command: 'npm',
      args: [],
      shell: true,
    })
  })
})

describe('isInstalled', () => {
  const lock = {
    packages: {
      '': { version: '9.9.9' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-darwin-arm64': { version: '1.0.0', optional: true },
      'node_modules/b': { version: '2.0.0', dev: true },
    },
  }
  const a = { 'node_modules/a': { version: '1.0.0' } }
  const b = { 'node_modules/b': { version: '2.0.0' } }

  it('does not require the builds of other platforms', () => {
    expect(isInstalled(lock, { packages: { ...a, ...b } })).toBe(true)
  })

  it('requires development packages too', () => {
    expect(isInstalled(lock, { packages: a })).toBe(false)
  })

  it('notices another version and an empty record', () => {
    expect(isInstalled(lock, { packages: { ...b, 'node_modules/a': { version: '1.0.1' } } })).toBe(false)
    expect(isInstalled(lock, {})).toBe(false)
  })
})

describe('installationKey', () => {
  it('differs by lock file and by platform', () => {
    const keys = [
      installationKey('x', 'linux-x64'),
      installationKey('y', 'linux-x64'),
      installationKey('x', 'darwin-arm64'),
    ]
    expect(new Set(keys).size).toBe(3)
  })
})

describe('run', () => {
  it('collects output and code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)'
    const { code, output } = await run(process.execPath, ['-e', script], { capture: true })
    expect(code).toBe(3)
    expect(output).toContain('out')
    expect(output).toContain('err')
  })

  it('ends a command and its children at its limit', async () => {
    // The grandchild keeps the pipe open, so run would not return while it lives.
    const script =
      "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })"
    const { code, timedOut } = await run(process.execPath, ['-e', script], { capture: true, limitSeconds: 1 })
    expect({ code, timedOut }).toEqual({ code: 137, timedOut: true })
  })

  it('reports a command that does not exist', async () => {
    expect((await run('no-such-command-here', [], { capture: true })).code).toBe(127)
  })
})
