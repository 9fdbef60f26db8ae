/** Secrets that the kept rules do not know, or only in their most exact form, but that people paste. */
import type { Finding } from './secret'
import { isPlaceholder, isStrong } from './value-strength'

/** Keys that begin with letters of their own. None starts within a word. */
const TOKENS: ReadonlyArray<readonly [kind: string, pattern: RegExp]> = [
  ['Anthropic key', /(?<![\w-])sk-ant-[\w-]{16,}/g],
  ['OpenAI key', /(?<![\w-])sk-(?!ant-)(?:(?:proj|svcacct|admin)-)?[\w-]{32,}/g],
  ['GitHub token', /(?<!\w)(?:gh[opsur]_\w{20,}|github_pat_\w{20,})/g],
  ['GitLab token', /(?<![\w-])gl(?:pat|dt|ptt|rt|soat)-[\w-]{16,}/g],
  ['Stripe key', /(?<!\w)(?:[sr]k|whsec)_(?:live_|test_)?[A-Za-z0-9]{20,}/g],
  ['Google key', /(?<![\w-])AIza[\w-]{35}/g],
  ['Google token', /(?<![\w-])(?:ya29\.|GOCSPX-)[\w-]{20,}/g],
  ['Hugging Face token', /(?<!\w)hf_[A-Za-z0-9]{30,}/g],
  ['Docker token', /(?<![\w-])dckr_pat_[\w-]{20,}/g],
  ['PyPI token', /(?<![\w-])pypi-[\w-]{40,}/g],
  ['DigitalOcean token', /(?<!\w)do[oprt]_v1_[0-9a-f]{40,}/g],
  ['Twilio key', /(?<!\w)(?:SK|AC)[0-9a-f]{32}(?!\w)/g],
  ['Telegram token', /(?<!\w)[0-9]{8,10}:AA[\w-]{33}(?![\w-])/g],
  ['Azure key', /(?<=AccountKey=|SharedAccessKey=)[A-Za-z0-9+/]{40,}={0,2}/g],
  ['JSON Web Token', /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g],
]

/** A scheme, perhaps a name, and a password, before a host. */
const ADDRESS = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:@/"'`<>]{0,100}):([^\s@/"'`<>]{3,200})@[^\s"'`<>]/gi

const BEARER = /\b(?:bearer|basic)[ \t]{1,3}([\w.~+/-]{20,}={0,2})/gi

const SECRET_NAME =
  '(?:passw(?:or)?d|passphrase|pwd|secret|token|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|encryption[_-]?key|signing[_-]?key|auth[_-]?key)'
/** A name for a secret, what gives it a value, and the value in quotes. */
const QUOTED = new RegExp(
  `${SECRET_NAME}[\\w-]{0,30}["'\`\\])]{0,2}[ \\t]{0,8}(?::[ \\t]{0,4}\\w{1,20}[ \\t]{0,4}=|:=|=>|[:=,])[ \\t]{0,8}(?:"([^"\\s]{8,300})"|'([^'\\s]{8,300})'|\`([^\`\\s]{8,300})\`)`,
  'gi',
)
/** The same without quotes; nothing else may follow on the line. */
const BARE = new RegExp(`${SECRET_NAME}[\\w-]{0,30}[ \\t]{0,8}[:=][ \\t]{0,8}([^\\s"'\`#;,(){}[\\]]{8,300})`, 'gi')
const LINE_END = /[ \t]{0,8}(?:[\r\n#]|$)/y
/** Where a value without quotes is a value; in code it is a name. */
const SETTINGS =
  /(?:\.(?:env|ya?ml|ini|cfg|conf|properties|toml|sh|bash|zsh|txt|md|service|tf|http)|(?:^|\/)(?:\.env[^/]{0,60}|dockerfile|[^./]{1,100}))$/i

/** What each rule of ours finds, one rule at a time. */
export function* ownFindings(text: string, path: string): Generator<Finding[], void> {
  yield privateKeys(text)
  for (const [kind, pattern] of TOKENS) {
    yield matches(text, pattern).flatMap(({ 0: value, index }) =>
      isPlaceholder(value) ? [] : [{ kind, start: index, end: index + value.length, rank: 1 }],
    )
  }
  yield matches(text, BEARER).flatMap((match) => foundValue(match, match[1], 'access token', 2, isStrong))
  yield matches(text, ADDRESS).flatMap((match) => {
    const [, user, password = ''] = match
    return password === user
      ? []
      : foundValue(match, password, 'password in an address', 2, (value) => !isPlaceholder(value))
  })
  yield matches(text, QUOTED).flatMap((match) =>
    foundValue(match, match[1] ?? match[2] ?? match[3], 'password or key', 3, isStrong),
  )
  if (SETTINGS.test(path)) {
    yield matches(text, BARE).flatMap((match) => {
      LINE_END.lastIndex = match.index + match[0].length
      return LINE_END.test(text) ? foundValue(match, match[1], 'password or key', 3, isStrong) : []
    })
  }
}

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)]

/** The last place of the value within the match: names come before it. */
function foundValue(
  match: RegExpExecArray,
  value: string | undefined,
  kind: string,
  rank: number,
  isSecret: (value: string) => boolean,
): Finding[] {
  if (value === undefined || !isSecret(value)) return []
  const start = match.index + match[0].lastIndexOf(value)
  return [{ kind, start, end: start + value.length, rank }]
}

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y
/** What a key consists of, in a file or as a string of a program. */
const KEY_CONTENT = /[A-Za-z0-9+/=\s\\"',:;.()-]/
const MAX_KEY = 40_000
/** A line of a key. Less is an example, or a word about keys. */
const KEY_LINE = /[A-Za-z0-9+/=]{40}/

/** Blocks with a private key, also those whose end is missing. */
function privateKeys(text: string): Finding[] {
  const findings: Finding[] = []
  let last = 0
  for (const { 0: mark, index } of matches(text, BEGIN)) {
    if (index < last) continue
    const from = index + mark.length
    const end = endOfKey(text, from)
    if (!KEY_LINE.test(text.slice(from, end))) continue
    findings.push({ kind: 'private key', start: index, end, rank: 0 })
    last = end
  }
  return findings
}

function endOfKey(text: string, from: number): number {
  const max = Math.min(text.length, from + MAX_KEY)
  for (let at = from; at < max; at += 1) {
    if (text.startsWith('-----', at)) {
      KEY_END.lastIndex = at
      return KEY_END.test(text) ? KEY_END.lastIndex : at
    }
    if (!KEY_CONTENT.test(text[at] ?? '')) return at
  }
  return max
}
