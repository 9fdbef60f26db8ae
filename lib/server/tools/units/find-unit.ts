/** Finds the units that a name can mean. */
import Fraction from 'fraction.js'
import { ToolInputError } from '@/lib/server/tools/tool'
import { CONSUMPTION, KINDS, TEMPERATURES } from './units'

/** A unit with its conversion to the first unit of its kind and back. */
export interface Unit {
  kind: string
  symbol: string
  toBase(value: Fraction): Fraction
  fromBase(value: Fraction): Fraction
}

const byName = new Map<string, Unit[]>()

/** Symbols are case-sensitive (mW and MW); long names are not. */
function note(unit: Unit, names: readonly string[]) {
  for (const name of names)
    for (const form of [name, plural(name)]) byName.set(form, [...(byName.get(form) ?? []), unit])
}

const plural = (name: string) => (name.length > 1 ? `${name}s` : name)

const linear = (kind: string, size: string, symbol: string): Unit => ({
  kind,
  symbol,
  toBase: (value) => value.mul(size),
  fromBase: (value) => value.div(size),
})

for (const { name: kind, units } of KINDS) {
  for (const [size, symbol, ...names] of units) note(linear(kind, size, symbol), [...new Set([symbol, ...names])])
}

for (const [degree, zero, symbol, ...names] of TEMPERATURES) {
  const unit: Unit = {
    kind: 'temperature',
    symbol,
    toBase(value) {
      const kelvins = value.mul(degree).add(zero)
      if (kelvins.compare(0) < 0) throw new ToolInputError('That is below absolute zero.')
      return kelvins
    },
    fromBase: (kelvins) => kelvins.sub(zero).div(degree),
  }
  note(unit, [symbol, ...names])
}

const inverse = (value: Fraction) => {
  if (value.equals(0)) throw new ToolInputError('Zero has no equivalent in this unit.')
  return new Fraction(100).div(value)
}
note({ kind: CONSUMPTION.kind, symbol: CONSUMPTION.symbol, toBase: inverse, fromBase: inverse }, [
  CONSUMPTION.symbol,
  ...CONSUMPTION.names,
])

const byLowerName = new Map<string, Unit[]>()
for (const [name, units] of byName) {
  const lower = name.toLowerCase()
  byLowerName.set(lower, [...new Set([...(byLowerName.get(lower) ?? []), ...units])])
}

/** Every unit that a name can mean: exactly as written, else ignoring case. */
function unitsNamed(name: string): readonly Unit[] {
  const plain = name.trim().replace(/\s+/g, ' ').replace(/μ/g, 'µ').replace(/\.$/, '')
  const exact = [...new Set(byName.get(plain) ?? [])]
  return exact.length > 0 ? exact : (byLowerName.get(plain.toLowerCase()) ?? [])
}

/** The two units of a conversion; if a name is ambiguous, a pair of the same kind. */
export function findUnits(from: string, to: string): [Unit, Unit] {
  const [ones, others] = [allOf(from), allOf(to)]
  const pairs = ones.flatMap((one) =>
    others.filter(({ kind }) => kind === one.kind).map((other): [Unit, Unit] => [one, other]),
  )
  const isSymbol = (unit: Unit, name: string) => unit.symbol === name
  const exact = pairs.filter(([one, other]) => isSymbol(one, from) && isSymbol(other, to))
  const [first, second] = exact.length > 0 ? exact : pairs
  if (!first) {
    throw new ToolInputError(
      `${from} is a unit of ${ones[0]?.kind}, and ${to} one of ${others[0]?.kind}: they cannot be converted into each other.`,
    )
  }
  if (second) {
    const meanings = (units: readonly Unit[]) => [...new Set(units.map(({ symbol }) => symbol))].join(' or ')
    throw new ToolInputError(
      `The units are ambiguous: ${from} may be ${meanings(ones)}, ${to} may be ${meanings(others)}.`,
    )
  }
  return first
}

function allOf(name: string): readonly Unit[] {
  const units = unitsNamed(name)
  // `c` is the speed of light and degrees Celsius: the other unit decides.
  const lower = byLowerName.get(name.trim().toLowerCase()) ?? []
  const all = [...new Set([...units, ...(name.trim().length === 1 ? lower : [])])]
  if (all.length > 0) return all
  throw new ToolInputError(`There is no unit “${name.slice(0, 40)}” here. Known units include: ${EXAMPLES}.`)
}

const EXAMPLES = [
  ...KINDS.map(
    ({ name, units }) =>
      `${name} (${units
        .slice(0, 8)
        .map(([, symbol]) => symbol)
        .join(', ')})`,
  ),
  'temperature (K, °C, °F)',
].join('; ')
