/** The map of code by others, and of our own: exactly the names that it exports. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import type { CodeMap, ExportedName } from '@/lib/shared/write/code-map'
import { root } from '@/scripts/install.mjs'
import { compilerExports } from './fixtures/compiler-exports'
import { mapOf } from './fixtures/node-parsers'

const require = createRequire(import.meta.url)

/** The files below a folder with this ending, by their paths in it. */
function filesIn(folder: string, ending: RegExp): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  return Object.fromEntries(files.map((file) => [relative(folder, file), readFileSync(file, 'utf8')]))
}

const exportsIn = (map: CodeMap, path: string) => map.files.find((file) => file.path === path)?.exports ?? []
const namesIn = (names: readonly ExportedName[]) => names.map(({ name }) => name).sort()
const find = (names: readonly ExportedName[], name: string) => names.find((one) => one.name === name)

test('our own code: the names that the compiler knows', async () => {
  const folders = ['lib/stream', 'lib/shared', 'lib/source', 'components/ui']
  const files = Object.fromEntries(
    folders.flatMap((folder) => {
      const found = filesIn(join(root, folder), /(?<!\.test|\.contract)\.tsx?$/)
      return Object.entries(found).map(([path, content]) => [`${folder}/${path}`, content] as const)
    }),
  )
  const map = await mapOf(files)
  const expected = compilerExports(root.replace(/\/$/, ''), Object.keys(files))
  expect(new Map(map.files.map((file) => [file.path, namesIn(file.exports)]))).toEqual(expected)
  expect([...expected.values()].flat().length).toBeGreaterThan(400)
  expect(map.files.filter((file) => file.isPartial)).toEqual([])
  const replay = find(exportsIn(map, 'lib/stream/replay.ts'), 'replay')
  expect(replay).toMatchObject({
    kind: 'function',
    signature: 'function replay({ id, parts, metadata }: Message): Chunk[]',
    comment: 'The chunks of a whole message, in the order of its parts. `accumulate` makes the same message of them.',
  })
})

test('a TypeScript package: @scure/base', async () => {
  const folder = join(root, 'node_modules/@scure/base')
  const map = await mapOf({ 'index.ts': readFileSync(join(folder, 'index.ts'), 'utf8') })
  const exported = exportsIn(map, 'index.ts')
  const types = ['Bech32', 'Bech32Decoded', 'Bech32DecodedWithArray', 'BytesCoder', 'Coder', 'SomeCoders']
  const values = Object.keys(await import('@scure/base'))
  expect(namesIn(exported.filter(({ name }) => values.includes(name)))).toEqual(values.sort())
  expect(namesIn(exported.filter(({ name }) => !values.includes(name)))).toEqual(types)
  expect(find(exported, 'base16')).toMatchObject({
    kind: 'constant',
    signature: "const base16: BytesCoder = chain(radix2(4), alphabet('0123456789ABCDEF'), join(''))",
  })
  expect(find(exported, 'createBase58check')).toMatchObject({
    kind: 'function',
    signature: 'const createBase58check = (sha256: (data: Uint8Array) => Uint8Array): BytesCoder',
  })
  expect(find(exported, 'Coder')?.members?.map(({ signature }) => signature)).toEqual([
    'encode(from: F): T',
    'decode(to: T): F',
  ])
  expect(find(exported, 'base64')?.comment).toMatch(/^base64 from RFC 4648\. Padded\./)
})

test('a JavaScript package: semver', async () => {
  const folder = dirname(require.resolve('semver/package.json'))
  const map = await mapOf(filesIn(folder, /\.js$/))
  const exported = exportsIn(map, 'index.js')
  expect(namesIn(exported)).toEqual(Object.keys(require('semver')).sort())
  for (const file of map.files.filter(({ path }) => path.startsWith('internal/'))) {
    const module = require(`semver/${file.path}`)
    const whole = typeof module === 'object' && file.exports.every(({ name }) => name !== 'module.exports')
    const names = namesIn(file.exports).filter((name) => name !== 'module.exports')
    expect([file.path, names]).toEqual([file.path, whole ? Object.keys(module).sort() : names])
  }
  expect(find(exported, 'SemVer')).toMatchObject({ kind: 'class', signature: 'class SemVer' })
  expect(namesIn(find(exported, 'SemVer')?.members ?? [])).toContain('compareMain')
  expect(find(exported, 'valid')).toMatchObject({ kind: 'function', signature: 'const valid = (version, options)' })
})

/** Written by Python's own `ast`. */
const ITSDANGEROUS = {
  '__init__.py':
    'BadData BadHeader BadPayload BadSignature BadTimeSignature HMACAlgorithm NoneAlgorithm Serializer SignatureExpired Signer TimedSerializer TimestampSigner URLSafeSerializer URLSafeTimedSerializer base64_decode base64_encode want_bytes',
  '_json.py': '',
  'encoding.py': 'base64_decode base64_encode bytes_to_int int_to_bytes want_bytes',
  'exc.py': 'BadData BadHeader BadPayload BadSignature BadTimeSignature SignatureExpired',
  'serializer.py': 'Serializer is_text_serializer',
  'signer.py': 'HMACAlgorithm NoneAlgorithm Signer SigningAlgorithm',
  'timed.py': 'TimedSerializer TimestampSigner',
  'url_safe.py': 'URLSafeSerializer URLSafeSerializerMixin URLSafeTimedSerializer',
}

test('a Python package: itsdangerous', async () => {
  const map = await mapOf(filesIn(join(root, 'lib/source/map/fixtures/itsdangerous'), /\.py$/))
  const found = map.files.map(({ path, exports }) => [path, namesIn(exports).join(' ')])
  expect(Object.fromEntries(found)).toEqual(ITSDANGEROUS)
  const signer = find(exportsIn(map, '__init__.py'), 'TimestampSigner')
  expect(signer).toMatchObject({ kind: 'class', signature: 'class TimestampSigner(Signer)', line: 19 })
  expect(signer?.comment).toMatch(/^Works like the regular :class:`\.Signer` but also records the time/)
  expect(namesIn(signer?.members ?? [])).toEqual([
    'get_timestamp',
    'sign',
    'timestamp_to_datetime',
    'unsign',
    'validate',
  ])
  expect(find(exportsIn(map, 'encoding.py'), 'int_to_bytes')?.signature).toBe('def int_to_bytes(num: int) -> bytes')
})

/** Written by hand, from the package's documentation. */
const UUID = {
  'dce.go': 'Domain Group NewDCEGroup NewDCEPerson NewDCESecurity Org Person UUID.Domain UUID.ID',
  'doc.go': '',
  'hash.go': 'NameSpaceDNS NameSpaceOID NameSpaceURL NameSpaceX500 NewHash NewMD5 NewSHA1 Nil',
  'marshal.go': 'UUID.MarshalBinary UUID.MarshalText UUID.UnmarshalBinary UUID.UnmarshalText',
  'node.go': 'NodeID NodeInterface SetNodeID SetNodeInterface UUID.NodeID',
  'node_js.go': '',
  'node_net.go': '',
  'null.go': 'NullUUID',
  'sql.go': 'UUID.Scan UUID.Value',
  'time.go': 'ClockSequence GetTime SetClockSequence Time UUID.ClockSequence UUID.Time',
  'util.go': '',
  'uuid.go':
    'DisableRandPool EnableRandPool FromBytes Future Invalid IsInvalidLengthError Microsoft Must MustParse Parse ParseBytes RFC4122 Reserved SetRand UUID Variant Version',
  'version1.go': 'NewUUID',
  'version4.go': 'New NewRandom NewRandomFromReader NewString',
}

test('a Go package: google/uuid', async () => {
  const map = await mapOf(filesIn(join(root, 'lib/source/map/fixtures/uuid'), /\.go$/))
  const found = map.files.map(({ path, exports }) => [path, namesIn(exports).join(' ')])
  expect(Object.fromEntries(found)).toEqual(UUID)
  const exported = exportsIn(map, 'uuid.go')
  expect(find(exported, 'UUID')?.comment).toBe(
    'A UUID is a 128 bit (16 byte) Universal Unique IDentifier as defined in RFC\n4122.',
  )
  expect(namesIn(find(exported, 'UUID')?.members ?? [])).toEqual(['String', 'URN', 'Variant', 'Version'])
  expect(find(exported, 'Invalid')).toMatchObject({
    kind: 'constant',
    signature: 'const Invalid = Variant(iota)',
    comment: 'Invalid UUID',
  })
  expect(find(exported, 'Parse')?.signature).toBe('func Parse(s string) (UUID, error)')
  expect(map.files.find(({ path }) => path === 'doc.go')?.comment).toMatch(/^Package uuid generates and inspects UUIDs/)
})
