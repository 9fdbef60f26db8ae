/** Calls the unit conversion. */
import { fieldOf, toolTurn, unlessFailed } from './tool-turn'

/** A conversion of units. */
export const conversion = toolTurn({
  name: 'conversion',
  title: 'A conversion of units',
  question: 'How many kilometers is a marathon of 26.2 miles?',
  opening: 'I will convert that.',
  calls: [{ name: 'convert_units', input: { value: 26.2, from: 'mile', to: 'km' } }],
  closing: ([result]) =>
    unlessFailed(
      result,
      (found) =>
        `26.2 miles are **${fieldOf(found, 'result')} km**. The official distance is 42.195 km, which is a little more.`,
    ),
})
