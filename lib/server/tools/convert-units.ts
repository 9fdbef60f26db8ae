/** Tool `convert_units`: exact conversion between units of one kind. */
import Fraction from 'fraction.js'
import { z } from 'zod'
import { show } from './calculator/quantity'
import { defineTool } from './tool'
import { findUnits } from './units/find-unit'

export const convertUnits = defineTool({
  name: 'convert_units',
  description:
    'Converts a value from one unit to another: length, mass, temperature, area, volume, time, speed, data, data rate, energy, power, pressure, force, angle, frequency, fuel economy. ' +
    'Units by symbol or English name, for example km, mile, °C, fahrenheit, us gallon, MiB, km/h, kWh. Gallons, pints and cups are those of the US unless called imperial. Currencies are not known.',
  input: z.object({
    value: z.number().describe('how many of the unit `from`'),
    from: z.string().trim().min(1).max(60).describe('the unit of the value'),
    to: z.string().trim().min(1).max(60).describe('the unit that is wanted'),
  }),
  run({ value, from, to }) {
    const [one, other] = findUnits(from, to)
    const result = other.fromBase(one.toBase(new Fraction(decimalOf(value))))
    const { value: shown, exact } = show(result)
    return { value, from: one.symbol, result: shown, to: other.symbol, exact, kind: one.kind }
  },
})

/** The decimal as written, not the nearest binary number. */
function decimalOf(value: number): string {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', places = ''] = digits.split('.')
  const scale = Number(exponent) - places.length
  return scale >= 0 ? `${whole}${places}${'0'.repeat(scale)}` : `${whole}${places}/1${'0'.repeat(-scale)}`
}
