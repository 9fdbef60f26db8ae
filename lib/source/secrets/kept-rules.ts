/** The rules of secretlint, run directly: its core measures each file and keeps the measurements for ever. */
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { Finding } from './secret'

/** What a rule needs to know and to say. */
interface RuleContext {
  sharedOptions: object
  createTranslator(): (id: string, data: Record<string, unknown>) => Report['message']
  report(report: Report): void
  ignore(): void
}

interface Report {
  message: { message: string; messageId: string; data: Record<string, unknown> }
  range: readonly [number, number]
}

interface Rule {
  meta: { id: string }
  create(context: RuleContext, options: object): { file?(source: RuleSource): unknown }
}

interface RuleSource {
  content: string
  filePath: string
  contentType: 'text'
}

/**
 * One reads key files from the disk by the names of what is checked, and the other lets a file say that it is not to be
 * checked: neither is for files of strangers.
 */
const LEFT_OUT = new Set(['@secretlint/secretlint-rule-gcp', '@secretlint/secretlint-rule-filter-comments'])

const KEPT = (rules as unknown as readonly Rule[]).filter(({ meta }) => !LEFT_OUT.has(meta.id))

/** The ids of the rules that run. */
export const KEPT_RULES = KEPT.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''))

/** What people call it. An account's number is no secret. */
const KINDS: Record<string, string | undefined> = {
  AWSAccessKeyID: 'AWS access key',
  AWSSecretAccessKey: 'AWS secret key',
  AWSAccountID: undefined,
  PackageJSON_xOauthToken: 'GitHub token',
  Npmrc_authToken: 'npm token',
  NPM_ACCESS_TOKEN: 'npm token',
  SLACK_TOKEN: 'Slack token',
  IncomingWebhook: 'Slack webhook',
  BasicAuth: 'address with a password',
  OPENAI_TOKEN: 'OpenAI key',
  ANTHROPIC_API_KEY: 'Anthropic key',
  LINEAR_API_TOKEN: 'Linear key',
  PrivateKey: 'private key',
  SENDGRID_KEY: 'SendGrid key',
  SHOPIFY_KEY: 'Shopify token',
  GITHUB_TOKEN: 'GitHub token',
  OPS_TOKEN: '1Password token',
  MongoDBConnection: 'database address with a password',
  MySQLConnection: 'database address with a password',
  PostgreSQLConnection: 'database address with a password',
}

/** `postgres:postgres` is what everybody's own machine has. */
const SAME_PASSWORD = /:\/\/([^:@/\s]{1,100}):\1@/

/** What each rule finds in a text, one rule at a time. */
export function* keptFindings(text: string, path: string): Generator<Finding[], void> {
  for (const rule of KEPT) {
    const findings: Finding[] = []
    const context: RuleContext = {
      sharedOptions: {},
      createTranslator: () => (messageId, data) => ({ message: messageId, messageId, data }),
      report: (report) => void findings.push(...findingsOf(report, text)),
      ignore: () => {},
    }
    rule.create(context, { enableIDScanRule: true }).file?.({ content: text, filePath: path, contentType: 'text' })
    yield findings
  }
}

/** Some rules report the length of a value from the start of its name: the value itself is looked for. */
function findingsOf({ message, range }: Report, text: string): Finding[] {
  const kind = message.messageId in KINDS ? KINDS[message.messageId] : 'secret'
  if (kind === undefined) return []
  const values = Object.values(message.data).filter((value): value is string => typeof value === 'string')
  if (values.some((value) => SAME_PASSWORD.test(value))) return []
  const places = values.flatMap((value) => {
    const start = text.indexOf(value, range[0])
    return value !== '' && start >= 0 ? [{ start, end: start + value.length }] : []
  })
  const found = places.length > 0 ? places : [{ start: range[0], end: range[1] }]
  return found.map((place) => ({ ...place, kind, rank: 0 }))
}
