/** What a FileStorage owes, wherever it keeps contents. */
import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/shared/ids'
import type { FileStorage } from './file-storage'
import { bytesOf } from './fixtures/made-up-files'

/** Runs the contract. `addRow` makes the row of a file, which is there before its content comes. */
export function fileStorageContract(name: string, make: () => FileStorage, addRow: (id: string) => Promise<void>) {
  describe(`files in ${name}`, () => {
    async function kept(content: Uint8Array) {
      const id = newId()
      await addRow(id)
      await make().put(id, content)
      return id
    }

    test('a content comes back to the byte', async () => {
      const all = Uint8Array.from({ length: 256 * 40 }, (_, at) => at & 0xff)
      const id = await kept(all)
      expect(Buffer.from((await make().read(id)) ?? []).equals(all)).toBe(true)
    })

    test('as much as a file may have comes back', async () => {
      const large = new Uint8Array(10 * 1024 * 1024).fill(0x5c)
      const id = await kept(large)
      expect(Buffer.from((await make().read(id)) ?? []).equals(large)).toBe(true)
    })

    test('put twice is put once, and the last counts', async () => {
      const id = await kept(bytesOf('one'))
      await make().put(id, bytesOf('two'))
      expect(Buffer.from((await make().read(id)) ?? []).toString()).toBe('two')
    })

    test('what was removed is gone, and removing it again does nothing', async () => {
      const ids = await Promise.all([kept(bytesOf('a')), kept(bytesOf('b')), kept(bytesOf('c'))])
      await make().remove(ids.slice(0, 2))
      await make().remove(ids.slice(0, 2))
      expect(await make().read(ids[0] ?? '')).toBeUndefined()
      expect(await make().read(ids[2] ?? '')).toBeDefined()
    })

    test('what was never there is not there', async () => {
      expect(await make().read(newId())).toBeUndefined()
      await make().remove([newId()])
      await make().remove([])
    })
  })
}
