/** Puts the readings of files together: names passed on from one file to another are looked up there. */
import type { CodeMap, ExportedName, FileMap } from '@/lib/shared/write/code-map'
import { createNameList } from './name-list'
import { type FileReading, MAX_EXPORTS, type ReExport } from './reading'
import { createResolver } from './resolve-path'

/** Chains of files that pass names on are followed this far. */
const MAX_HOPS = 20

/** The map of a set of files. What comes from outside of the set stands there as it is written. */
export function joinReadings(readings: readonly FileReading[]): CodeMap {
  const byPath = new Map(readings.map((reading) => [reading.map.path, reading]))
  const resolve = createResolver(byPath)
  /** All names of a file; those on the way here are not asked again. */
  const known = new Map<FileReading, Map<string, ExportedName>>()

  function namesOf(reading: FileReading, hops: number): Map<string, ExportedName> {
    const done = known.get(reading)
    if (done) return done
    // A circle finds what the file itself declares.
    const own = new Map(reading.map.exports.map((name) => [name.name, name]))
    known.set(reading, own)
    const list = new Map(own)
    // Names before stars, which never replace anything.
    for (const one of reading.reExports) if (one.as !== undefined) add(list, passedOn(reading, one, one.as, hops))
    for (const one of reading.reExports) {
      if (one.as !== undefined) continue
      const target = hops < MAX_HOPS ? resolve(reading.map, one.from) : undefined
      if (!target) add(list, outside(one, `* from ${one.from}`, 'module'))
      for (const name of target ? namesOf(target, hops + 1).values() : []) {
        if (passesStar(reading.map, name)) add(list, { ...name, line: one.line })
      }
    }
    known.set(reading, list)
    return list
  }

  function passedOn(reading: FileReading, one: ReExport, as: string, hops: number): ExportedName {
    const target = hops < MAX_HOPS ? resolve(reading.map, one.from) : undefined
    // What is required as a whole may be one function or class.
    const wanted = one.name === '*' ? 'module.exports' : one.name
    const found = target && namesOf(target, hops + 1).get(wanted)
    if (found) return { ...found, name: as, line: one.line }
    if (one.name === '*') return outside(one, as, 'namespace')
    // `from . import module`
    const isModule = reading.map.language === 'python' && resolve(reading.map, joined(one.from, one.name))
    return outside(one, as, isModule ? 'module' : 'variable')
  }

  return { files: readings.map((reading) => withNames(reading, [...namesOf(reading, 0).values()])) }
}

function add(names: Map<string, ExportedName>, name: ExportedName): void {
  if (!names.has(name.name)) names.set(name.name, name)
}

function outside({ line, signature }: ReExport, name: string, kind: ExportedName['kind']): ExportedName {
  return { name, kind, signature, line }
}

const joined = (from: string, name: string) => (from.endsWith('.') ? from + name : `${from}.${name}`)

/** A star passes on neither defaults nor, in Python, names with an underscore. */
function passesStar(map: FileMap, { name, kind }: ExportedName): boolean {
  if (map.language === 'python') return !name.startsWith('_') && kind !== 'module'
  return name !== 'default' && name !== 'module.exports'
}

function withNames({ map, reExports }: FileReading, names: readonly ExportedName[]): FileMap {
  if (reExports.length === 0) return map
  const list = createNameList(MAX_EXPORTS)
  for (const name of names) list.add(name)
  return { ...map, exports: list.names(), ...(list.isCut() && { isPartial: true as const }) }
}
