// @vitest-environment happy-dom
/** The slider of the inspector: rows for keys, time for a pointer. */
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { EventSlider } from './event-slider'

afterEach(cleanup)

test('its values are rows, it is drawn at the time of the row, and a pointer moves it by time', () => {
  const [onPosition, onShare] = [vi.fn(), vi.fn()]
  const view = render(
    <EventSlider position={40} count={50} share={0.25} words="Row 40" onPosition={onPosition} onShare={onShare} />,
  )
  const slider = view.getByRole('slider', { name: 'Position' }) as HTMLInputElement
  expect([slider.value, slider.max]).toEqual(['40', '50'])
  expect([...view.container.querySelectorAll('[style]')].map((each) => each.getAttribute('style'))).toEqual([
    'width: 25%;',
    'left: 25%;',
  ])
  fireEvent.change(slider, { target: { value: '12' } })
  expect(onPosition).toHaveBeenLastCalledWith(12)

  slider.getBoundingClientRect = () => ({ left: 100, width: 400 }) as DOMRect
  fireEvent.pointerDown(slider, { button: 0, clientX: 200 })
  fireEvent.change(slider, { target: { value: '13' } })
  fireEvent.pointerMove(slider, { clientX: 900 })
  fireEvent.pointerUp(slider)
  fireEvent.pointerMove(slider, { clientX: 300 })
  expect(onShare.mock.calls).toEqual([[0.25], [1]])
  expect(onPosition).toHaveBeenCalledTimes(1)
})
