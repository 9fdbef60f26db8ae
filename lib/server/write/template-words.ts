/** What the model is told about each template, audience, tone and length. */
import type { Audience, DocumentWishes, Length, Template, Tone } from '@/lib/shared/write/document'

const TEMPLATES: Readonly<Record<Template, string>> = {
  'api-reference':
    'An API reference. Every exported name of the sources has its place: what it does, its signature as written, its parameters, its result, its errors. Group the names as a reader looks for them, for example by module.',
  readme:
    'A README: what it is, for whom, how to install and start it, the most important use with an example, and where to read on.',
  tutorial:
    'A tutorial: one task from the beginning to a result that works, in steps that build on each other, each with what to expect.',
  architecture:
    'An overview of the architecture: the parts and what each is responsible for, how they depend on each other, how data flows through them, and the decisions that shape them.',
  changelog:
    'A changelog in the form of Keep a Changelog: what was added, changed, fixed and removed, newest first, from a user’s point of view.',
  runbook:
    'A runbook: how to deploy, check, watch and repair it. Each procedure has its purpose, its commands in order, what they print when all is well, and what to do when it is not.',
}

const AUDIENCES: Readonly<Record<Audience, string>> = {
  newcomers: 'people who see it for the first time and need each term explained once',
  developers: 'developers who use it and know the language',
  operators: 'people who run it in production',
  managers: 'people who decide about it and do not read code',
}

const TONES: Readonly<Record<Tone, string>> = {
  plain: 'plain and direct',
  formal: 'formal and exact',
  friendly: 'friendly, without small talk',
}

const LENGTHS: Readonly<Record<Length, { words: string; sections: string; maxTokens: number }>> = {
  short: { words: 'about 100 to 200 words a section', sections: '3 to 6', maxTokens: 2_000 },
  medium: { words: 'about 200 to 500 words a section', sections: '5 to 10', maxTokens: 4_000 },
  long: { words: 'as many words as completeness needs', sections: 'up to 30', maxTokens: 12_000 },
}

/** The wishes in words. */
export function wishWords({ template, audience, tone, length }: DocumentWishes): string {
  const { words, sections } = LENGTHS[length]
  return [
    TEMPLATES[template],
    `Written for ${AUDIENCES[audience]}. The tone is ${TONES[tone]}. It has ${sections} sections, ${words}.`,
  ].join('\n')
}

/** The most tokens that one call for a section may use, thinking included. */
export function maxSectionTokens({ length }: Pick<DocumentWishes, 'length'>): number {
  return LENGTHS[length].maxTokens
}
