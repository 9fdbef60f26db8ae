/** What every StreamLog must do, whichever adapter. */
import { describe, expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { newId } from '@/lib/shared/ids'
import type { Claim, StreamLog } from './stream-log'

const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })

function claimOf(change: Partial<Claim> = {}): Claim {
  return {
    chatId: newId(),
    ownerId: 'owner',
    answerId: newId(),
    question: { id: newId(), digest: 'd' },
    regenerate: undefined,
    ...change,
  }
}

const forever = () => new AbortController().signal

/** Reads to the end; returns the sequences and texts. */
async function readAll(log: StreamLog, answerId: string, after = 0) {
  const sequences: number[] = []
  let text = ''
  for await (const batch of log.read(answerId, after, forever())) {
    for (const { sequence, json } of batch) {
      sequences.push(sequence)
      text += (JSON.parse(json) as { delta: string }).delta
    }
  }
  return { sequences, text }
}

/** Runs the contract on fresh logs. */
export function streamLogContract(name: string, makeLog: () => Promise<StreamLog>) {
  describe(`StreamLog: ${name}`, () => {
    test('the first claim of a question wins, and a repeated one attaches to its answer, running or ended', async () => {
      const log = await makeLog()
      const claim = claimOf()
      expect(await log.claim(claim)).toEqual({ kind: 'claimed', answerId: claim.answerId })
      expect(await log.claim({ ...claim, answerId: newId() })).toEqual({ kind: 'attached', answerId: claim.answerId })
      log.finish(claim.answerId)
      expect(await log.claim({ ...claim, answerId: newId() })).toEqual({ kind: 'attached', answerId: claim.answerId })
    })

    test('of many claims at once one wins', async () => {
      const log = await makeLog()
      const claim = claimOf()
      const claims = Array.from({ length: 20 }, () => log.claim({ ...claim, answerId: newId() }))
      const results = await Promise.all(claims)
      expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
      expect(new Set(results.map((result) => ('answerId' in result ? result.answerId : ''))).size).toBe(1)
    })

    test('another question, an edit and a regeneration are refused while an answer runs, and claimed after it', async () => {
      const log = await makeLog()
      const claim = claimOf()
      await log.claim(claim)
      const others: Claim[] = [
        { ...claim, answerId: newId(), question: { id: newId(), digest: 'e' } },
        { ...claim, answerId: newId(), question: { ...claim.question, digest: 'edited' } },
        { ...claim, answerId: newId(), regenerate: claim.answerId },
      ]
      for (const other of others) expect(await log.claim(other)).toEqual({ kind: 'busy' })
      log.finish(claim.answerId)
      for (const other of others) {
        expect(await log.claim(other)).toEqual({ kind: 'claimed', answerId: other.answerId })
        log.finish(other.answerId)
      }
    })

    test('a repeated regeneration attaches; the question itself then has the newer answer', async () => {
      const log = await makeLog()
      const first = claimOf()
      await log.claim(first)
      log.finish(first.answerId)
      const again = { ...first, answerId: newId(), regenerate: first.answerId }
      expect(await log.claim(again)).toEqual({ kind: 'claimed', answerId: again.answerId })
      expect(await log.claim({ ...again, answerId: newId() })).toEqual({ kind: 'attached', answerId: again.answerId })
      expect(await log.claim({ ...first, answerId: newId() })).toEqual({ kind: 'attached', answerId: again.answerId })
    })

    test("somebody else's chat can neither be claimed nor seen", async () => {
      const log = await makeLog()
      const claim = claimOf()
      await log.claim(claim)
      expect(await log.claim({ ...claim, ownerId: 'other', answerId: newId() })).toEqual({ kind: 'foreign' })
      expect(await log.current(claim.chatId, 'other')).toBeUndefined()
      expect(await log.current(newId(), 'owner')).toBeUndefined()
      expect(await log.current(claim.chatId, 'owner')).toMatchObject({ answerId: claim.answerId, running: true })
    })

    test('sequences count up by one, and a reader gets each chunk after its cursor once', async () => {
      const log = await makeLog()
      const { answerId, ...rest } = claimOf()
      await log.claim({ answerId, ...rest })
      log.append(answerId, [delta('a'), delta('b')])
      log.append(answerId, [delta('c')])
      log.finish(answerId)
      expect(await readAll(log, answerId)).toEqual({ sequences: [1, 2, 3], text: 'abc' })
      expect(await readAll(log, answerId, 2)).toEqual({ sequences: [3], text: 'c' })
      expect(await readAll(log, answerId, 3)).toEqual({ sequences: [], text: '' })
      expect(await readAll(log, answerId, 99)).toEqual({ sequences: [], text: '' })
    })

    test('readers that came early, late and in between all read the same', async () => {
      const log = await makeLog()
      const claim = claimOf()
      const { answerId } = claim
      await log.claim(claim)
      const early = readAll(log, answerId)
      for (let at = 0; at < 50; at += 1) log.append(answerId, [delta(`${at},`)])
      const between = readAll(log, answerId, 20)
      await new Promise(setImmediate)
      for (let at = 50; at < 3_000; at += 1) log.append(answerId, [delta(`${at},`)])
      log.finish(answerId)
      const late = await readAll(log, answerId)
      expect(late.sequences).toEqual(Array.from({ length: 3_000 }, (_, at) => at + 1))
      expect(await early).toEqual(late)
      expect((await between).sequences).toEqual(late.sequences.slice(20))
    })

    test('a reader that leaves ends, and hinders nobody', async () => {
      const log = await makeLog()
      const claim = claimOf()
      const { answerId } = claim
      await log.claim(claim)
      const leaving = new AbortController()
      const left = (async () => {
        for await (const _ of log.read(answerId, 0, leaving.signal)) leaving.abort()
      })()
      const staying = readAll(log, answerId)
      log.append(answerId, [delta('a')])
      await left
      log.append(answerId, [delta('b')])
      log.finish(answerId)
      expect((await staying).text).toBe('ab')
    })

    test('appending needs an open log', async () => {
      const log = await makeLog()
      const claim = claimOf()
      expect(() => log.append(claim.answerId, [delta('a')])).toThrow()
      await log.claim(claim)
      log.finish(claim.answerId)
      expect(() => log.append(claim.answerId, [delta('a')])).toThrow()
      expect((await readAll(log, claim.answerId)).sequences).toEqual([])
    })

    test('reading what is not there is not found', async () => {
      const log = await makeLog()
      await expect(readAll(log, newId())).rejects.toMatchObject({ code: 'not_found' })
    })

    test('a stop reaches the producer once, before or after it listens, and not after the end', async () => {
      const log = await makeLog()
      const claim = claimOf()
      let stops = 0
      const count = () => {
        stops += 1
      }
      await log.claim(claim)
      await log.requestStop(claim.answerId)
      log.onStop(claim.answerId, count)
      await log.requestStop(claim.answerId)
      expect(stops).toBe(1)
      log.finish(claim.answerId)
      await log.requestStop(claim.answerId)
      expect(stops).toBe(1)
      await log.requestStop(newId())
    })

    test('the number of running answers', async () => {
      const log = await makeLog()
      const [a, b] = [claimOf(), claimOf()]
      await log.claim(a)
      await log.claim(b)
      expect(log.running()).toBe(2)
      log.finish(a.answerId)
      expect(log.running()).toBe(1)
    })
  })
}
