import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convertUnits } from './convert-units'
import type { ToolContext } from './tool'
import { KINDS } from './units/units'

type Result = { result: string; exact: boolean; from: string; to: string; kind: string }
const convert = (value: number, from: string, to: string) =>
  convertUnits.run({ value, from, to }, {} as ToolContext) as Promise<Result>

test.each([
  [1, 'mile', 'km', '1.609344'],
  [26.2, 'miles', 'km', '42.1648128'],
  [5, 'feet', 'inches', '60'],
  [6, "'", 'cm', '182.88'],
  [1, 'lb', 'g', '453.59237'],
  [72, 'Kilograms', 'lbs', '158.732828773111858120541136968'],
  [98.6, '°F', '°C', '37'],
  [-40, 'F', 'C', '-40'],
  [100, 'celsius', 'fahrenheit', '212'],
  [0, 'K', '°C', '-273.15'],
  [300000, 'km/h', 'c', '0.000277970079331793374646313928729'],
  [1, 'GiB', 'MB', '1073.741824'],
  [100, 'Mbit/s', 'MB/s', '12.5'],
  [8, 'Mb', 'MB', '1'],
  [1, 'MW', 'mW', '1000000000'],
  [1, 'kWh', 'MJ', '3.6'],
  [1, 'atm', 'mbar', '1013.25'],
  [90, 'km/h', 'm/s', '25'],
  [1, 'us gallon', 'l', '3.785411784'],
  [1, 'imperial gallon', 'litres', '4.54609'],
  [2, 'cups', 'tbsp', '32'],
  [1, 'acre', 'm2', '4046.8564224'],
  [1, 'day', 'min', '1440'],
  [180, 'degrees', 'turn', '0.5'],
  [5, 'L/100km', 'km/L', '20'],
  [20, 'km/l', 'l/100 km', '5'],
  [1e-7, 'm', 'nm', '100'],
  [1e21, 'nm', 'km', '1000000000'],
])('%s %s are %s %s', async (value, from, to, result) => {
  expect((await convert(value, from, to)).result).toBe(result)
})

test('each unit converts into itself, and back from the first of its kind', async () => {
  for (const { units } of KINDS) {
    for (const [, symbol] of units) {
      expect(await convert(7.25, symbol, symbol), symbol).toMatchObject({ result: '7.25', exact: true })
    }
  }
})

test('converting there and back gives the original value', async () => {
  const kind = fc.constantFrom(...KINDS.filter(({ name }) => name !== 'angle'))
  await fc.assert(
    fc.asyncProperty(
      kind,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 1_000_000 }),
      async ({ units }, a, b, value) => {
        const [one, other] = [units[a % units.length]?.[1] ?? '', units[b % units.length]?.[1] ?? '']
        const there = await convert(value, one, other)
        expect(there).toMatchObject({ from: one, to: other })
        const back = Number((await convert(Number(there.result), other, one)).result)
        expect(Math.abs(back - value) / value).toBeLessThan(1e-12)
      },
    ),
  )
})

test.each([
  [1, 'parrot', 'km', 'no unit “parrot”'],
  [1, 'EUR', 'USD', 'no unit “EUR”'],
  [1, 'kg', 'km', 'mass, and km one of length'],
  [-500, '°C', 'K', 'below absolute zero'],
  [0, 'L/100km', 'mpg', 'no equivalent'],
])('%s %s in %s is refused with a reason: %s', async (value, from, to, reason) => {
  await expect(convert(value, from, to)).rejects.toMatchObject({
    name: 'ToolInputError',
    message: expect.stringContaining(reason),
  })
})
