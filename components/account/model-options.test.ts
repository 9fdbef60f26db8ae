import { expect, test } from 'vitest'
import type { OfferedModel } from '@/lib/shared/models'
import { modelOptions } from './model-options'

const model = (id: string, changes: Partial<OfferedModel> = {}): OfferedModel => ({
  id,
  name: `Model ${id}`,
  summary: '',
  takesEffort: true,
  state: 'current',
  ...changes,
})
const OFFER = {
  models: [
    model('one'),
    model('plain', { takesEffort: false }),
    model('old', { state: 'legacy' }),
    model('claude-sonnet-5-5'),
  ],
  defaultModel: 'one',
  today: '2026-11-21T00:00:00Z',
}
const idsOf = (preferred?: string, offer = OFFER) => modelOptions(offer, preferred).options.map(([id]) => id)

test('only models that the provider lists are offered', () => {
  expect(idsOf()).toEqual(['', 'one', 'plain', 'claude-sonnet-5-5'])
  expect(modelOptions(OFFER, undefined).options[0]?.[1]).toBe('Chosen by this site (Model one)')
  expect(modelOptions({ ...OFFER, defaultModel: 'unlisted' }, undefined).options[0]?.[1]).toContain('unlisted')
})

test('a retained model stays chosen for those who have chosen it', () => {
  expect(idsOf('old')).toContain('old')
  expect(modelOptions(OFFER, 'old').note).toBeUndefined()
})

test.each([
  ['gone', 'gone is no longer offered here: Model one answers instead.'],
  ['claude-3-opus-20240229', 'claude-3-opus-20240229 is no longer offered here: Model one answers instead.'],
  ['claude-3-7-sonnet-20250219', 'claude-3-7-sonnet-20250219 is retired: Model claude-sonnet-5-5 answers for it.'],
])('a preferred model that is gone is still shown, with a note: %s', (preferred, note) => {
  const { options, note: said } = modelOptions(OFFER, preferred)
  expect(options.at(-1)).toEqual([preferred, `${preferred} (no longer available)`])
  expect(options.filter(([id]) => id === preferred)).toHaveLength(1)
  expect(said).toBe(note)
})

test('a model that will retire says when', () => {
  const leaving = model('leaving', { retiresAt: '2027-01-31T00:00:00Z', state: 'deprecated' })
  const offer = { ...OFFER, models: [...OFFER.models, leaving] }
  expect(idsOf('leaving', offer)).toContain('leaving')
  expect(modelOptions(offer, 'leaving').note).toContain('retires on 31 January 2027')
})

test('effort can be chosen if the answering model supports it', () => {
  expect(modelOptions(OFFER, undefined).takesEffort).toBe(true)
  expect(modelOptions(OFFER, 'plain').takesEffort).toBe(false)
  expect(modelOptions(OFFER, 'gone').takesEffort).toBe(true)
  expect(modelOptions({ ...OFFER, defaultModel: 'plain' }, 'gone').takesEffort).toBe(false)
})
