// @vitest-environment happy-dom
/** The choices of the account page, as rendered. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PreferencesForm } from './preferences-form'

const model = (id: string, takesEffort: boolean) => ({
  id,
  name: id,
  summary: '',
  takesEffort,
  state: 'current' as const,
})
const offer = {
  models: [model('one', true), model('plain', false)],
  defaultModel: 'one',
  today: '2026-11-21T00:00:00Z',
}

function choices(preferences: Parameters<typeof PreferencesForm>[0]['preferences']) {
  const page = document.createElement('div')
  page.innerHTML = renderToStaticMarkup(<PreferencesForm preferences={preferences} offer={offer} />)
  const choice = (label: string) => {
    const name = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
    const select = page.querySelector<HTMLSelectElement>(`[id="${name?.htmlFor}"]`)
    const note = page.querySelector(`[id="${select?.getAttribute('aria-describedby')}"]`)
    return {
      options: [...(select?.options ?? [])].map(({ value }) => value),
      chosen: select?.querySelector('option[selected]')?.getAttribute('value'),
      note: note?.textContent,
    }
  }
  return {
    model: choice('Model'),
    effort: choice('Thinking before an answer'),
    hold: choice('Show answers'),
  }
}

test('the models are the provider’s, and one without effort offers none', () => {
  expect(choices({ effort: 'high' })).toMatchObject({
    model: { options: ['', 'one', 'plain'], chosen: '', note: undefined },
    effort: { options: ['', 'medium', 'high'], chosen: 'high', note: undefined },
  })
  expect(choices({ model: 'plain', effort: 'high' }).effort).toEqual({ options: [''], chosen: '', note: undefined })
  expect(choices({ effort: 'low' }).effort.chosen).toBe('')
})

test('a preferred model that is gone stays chosen, and is described as gone', () => {
  const { model: shown } = choices({ model: 'gone' })
  expect(shown.chosen).toBe('gone')
  expect(shown.note).toBe('gone is no longer offered here: one answers instead.')
})

test('how answers are shown is chosen from three, and says that the site may be stricter', () => {
  const { hold } = choices({})
  expect(hold).toMatchObject({ options: ['stream', 'auto', 'hold'], chosen: 'stream' })
  expect(hold.note).toContain('This site’s own rule may be stricter.')
  expect(choices({ holdPolicy: 'auto' }).hold.chosen).toBe('auto')
})
