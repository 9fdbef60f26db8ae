/** The outline that is used where a model wrote none. */
import type { Outline, Template } from '@/lib/shared/write/document'

const OUTLINES: Readonly<Record<Template, readonly [title: string, ...sections: string[]]>> = {
  'api-reference': ['API reference', 'Overview', 'Exported names'],
  readme: ['README', 'What it is', 'Installation', 'Usage', 'Reading on'],
  tutorial: ['Tutorial', 'What you will build', 'Before you begin', 'Step by step', 'What you have learnt'],
  architecture: ['Architecture', 'Overview', 'Parts', 'Data flow', 'Decisions'],
  changelog: ['Changelog', 'Added', 'Changed', 'Fixed'],
  runbook: ['Runbook', 'Deploying', 'Checking', 'Watching', 'Repairing'],
}

/** The outline of a template. */
export function fallbackOutline(template: Template): Outline {
  const [title, ...sections] = OUTLINES[template]
  return { title, sections: sections.map((name, at) => ({ id: `section-${at + 1}`, title: name, brief: '' })) }
}
