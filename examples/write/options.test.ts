/** The command line: each option does what it says, and what is wrong is named with what to type instead. */
import { describe, expect, it } from 'vitest'
import { AUDIENCES, LENGTHS, TEMPLATES, TONES } from '@/lib/shared/write/document'
import { HELP } from './help'
import { readOptions } from './options'

const DEFAULTS = {
  folder: 'src',
  template: 'readme',
  audience: 'developers',
  tone: 'plain',
  length: 'medium',
  out: 'docs',
  instructions: undefined,
  model: undefined,
  maxCostUsd: undefined,
  sendSecrets: false,
  isForced: false,
}

const read = (...argv: string[]) => {
  const asked = readOptions(argv)
  return asked.kind === 'write' ? asked.options : asked
}
const problem = (...argv: string[]) => {
  const asked = readOptions(argv)
  return asked.kind === 'problem' ? asked.message : asked
}

it('a folder alone has the defaults', () => {
  expect(read('src')).toEqual(DEFAULTS)
})

it.each<[string[], object]>([
  [['--out', 'a/b'], { out: 'a/b' }],
  [['--instructions', 'Short, please.'], { instructions: 'Short, please.' }],
  [['--model', 'claude-x'], { model: 'claude-x' }],
  [['--max-cost', '0.50'], { maxCostUsd: 0.5 }],
  [['--max-cost=.5'], { maxCostUsd: 0.5 }],
  [['--max-cost', '10000'], { maxCostUsd: 10_000 }],
  [['--send-secrets'], { sendSecrets: true }],
  [['--force'], { isForced: true }],
  ...TEMPLATES.map((template) => [['--template', template], { template }] as [string[], object]),
  [['--template', 'api'], { template: 'api-reference' }],
  ...AUDIENCES.map((audience) => [['--audience', audience], { audience }] as [string[], object]),
  ...TONES.map((tone) => [['--tone', tone], { tone }] as [string[], object]),
  ...LENGTHS.map((length) => [['--length', length], { length }] as [string[], object]),
])('%j', (argv, changed) => {
  expect(read('src', ...argv)).toEqual({ ...DEFAULTS, ...changed })
  expect(read(...argv, 'src')).toEqual({ ...DEFAULTS, ...changed })
})

it('a folder whose name begins with a dash stands behind two', () => {
  expect(read('--force', '--', '-odd')).toEqual({ ...DEFAULTS, folder: '-odd', isForced: true })
})

describe('what is wrong is named, with what to do', () => {
  it.each<[string[], RegExp]>([
    [[], /^Name the folder .*: npm run write -- src$/],
    [[''], /^Name the folder/],
    // npm keeps options for itself that do not stand behind "--", and passes their values on.
    [['src', 'api'], /^Name one folder, not 2 \(src, api\)\. With npm, options stand behind "--"/],
    [['src', '--template', 'novel'], /^There is no template "novel"\. Choose one of: api-reference, readme/],
    [['src', '--template', 'toString'], /^There is no template "toString"/],
    [['src', '--template', '__proto__'], /^There is no template/],
    [['src', '--template='], /^There is no template ""/],
    [['src', '--audience', 'cats'], /^There is no audience "cats"\. Choose one of: newcomers/],
    [['src', '--tone', 'loud'], /^There is no tone "loud"\. Choose one of: plain/],
    [['src', '--length', 'huge'], /^There is no length "huge"\. Choose one of: short, medium, long\.$/],
    [['src', '--out='], /^--out wants a folder, like --out docs\.$/],
    [['src', '--out', 'a\0b'], /^--out wants a folder/],
    [['src', '--model', ' '], /^--model wants a model's id; leave it out/],
    ...['0', '-1', '1e3', '0x10', 'NaN', 'Infinity', '$5', '10001', '1,5', ' 1', ''].map(
      (cost) =>
        [['src', `--max-cost=${cost}`], /^--max-cost wants US dollars above 0 and up to 10000, like/] as [
          string[],
          RegExp,
        ],
    ),
    [['src', '--colour'], /^Unknown option '--colour'\. --help lists the options\.$/],
    [['src', '-x'], /^Unknown option '-x'\. --help/],
    [['src', '--out'], /^Option '--out <value>' argument missing\. --help/],
    [['src', '--out', '--force'], /^Option '--out' argument is ambiguous\. --help/],
    [['src', '--force=yes'], /^Option '--force' does not take an argument\. --help/],
  ])('%j', (argv, message) => {
    expect(problem(...argv)).toMatch(message)
  })

  it('instructions that are too long', () => {
    expect(problem('src', '--instructions', 'x'.repeat(8_001))).toMatch(/^--instructions is too long: shorten it/)
  })
})

describe('help', () => {
  it.each([[['--help']], [['-h']], [['src', '--help', '--template', 'novel']]])('%j asks for it', (argv) => {
    expect(readOptions(argv)).toEqual({ kind: 'help' })
  })

  it('it names every option and every value', () => {
    const options = ['template', 'out', 'instructions', 'audience', 'tone', 'length', 'model', 'max-cost']
    const flags = ['send-secrets', 'force', 'help']
    for (const name of [...options, ...flags]) expect(HELP).toContain(`--${name} `)
    for (const name of [...TEMPLATES, ...AUDIENCES, ...TONES, ...LENGTHS]) expect(HELP).toContain(name)
    expect(Math.max(...HELP.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })
})
