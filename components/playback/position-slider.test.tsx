// @vitest-environment happy-dom
/** The slider of a replay. */
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PositionSlider } from './position-slider'

afterEach(cleanup)

test.each([
  [2_230, 100],
  [50, 100],
  [0, 100],
  [3, 1],
])('a replay of %i ms in steps of %i can be moved to its very end', (max, step) => {
  const places: number[] = []
  const view = render(
    <PositionSlider value={-1} max={max} step={step} words="" onChange={(place) => places.push(place)} />,
  )
  const slider = view.getByRole('slider') as HTMLInputElement
  // A browser offers only whole steps.
  expect(Number(slider.max) % step).toBe(0)
  expect(Number(slider.max)).toBeGreaterThanOrEqual(max)
  fireEvent.change(slider, { target: { value: slider.max } })
  expect(places.at(-1)).toBe(max)
  view.rerender(<PositionSlider value={max} max={max} step={step} words="" onChange={() => {}} />)
  expect(slider.value).toBe(slider.max)
})
