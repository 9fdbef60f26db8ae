/** What templates are called. */
import type { Template } from './document'

/** The name of each. */
export const TEMPLATE_NAMES: Readonly<Record<Template, string>> = {
  'api-reference': 'API reference',
  readme: 'README',
  tutorial: 'Tutorial',
  architecture: 'Architecture overview',
  changelog: 'Changelog',
  runbook: 'Runbook',
}
