/** What every adapter of StreamLog must do. */
import { describe, expect, test } from 'vitest'
import { withQuickClock } from '@/lib/server/fixtures/quick-time'
import type { Chunk } from '@/lib/shared/chunk'
import { newId } from '@/lib/shared/ids'
import type { StreamLog } from './stream-log'

const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })

const forever = () => new AbortController().signal

/** Reads to the end; returns the sequences and texts. */
async function readAll(log: StreamLog, logId: string, after = 0) {
  const sequences: number[] = []
  let text = ''
  for await (const batch of log.read(logId, after, forever())) {
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
    test('of many claims of an answer at once one wins, and no later one', async () => {
      const log = await makeLog()
      const logId = newId()
      const results = await Promise.all(Array.from({ length: 20 }, () => log.claim(logId)))
      expect(results.filter(Boolean)).toHaveLength(1)
      log.finish(logId)
      expect(await log.claim(logId)).toBe(false)
    })

    test('a claim that is given up leaves nothing behind: the log is unknown, and can be claimed and written at once', async () => {
      const log = await makeLog()
      const logId = newId()
      for (let time = 0; time < 3; time += 1) {
        expect(await log.claim(logId)).toBe(true)
        const waiting = expect(readAll(log, logId)).rejects.toMatchObject({ code: 'not_found' })
        await log.abandon(logId)
        expect(await log.state(logId)).toBeUndefined()
        expect(await log.soFar(logId)).toBeUndefined()
        expect(log.running()).toBe(0)
        await waiting
        expect(() => log.append(logId, [delta('late')])).toThrow()
      }
      expect(await log.claim(logId)).toBe(true)
      log.append(logId, [delta('a'), delta('b')])
      log.finish(logId)
      expect(await readAll(log, logId)).toEqual({ sequences: [1, 2], text: 'ab' })
      expect(await log.state(logId)).toBe('ended')
    })

    test('a log that was written to is ended, not given up', async () => {
      const log = await makeLog()
      const logId = newId()
      await log.claim(logId)
      log.append(logId, [delta('a')])
      await expect(log.abandon(logId)).rejects.toThrow()
      log.finish(logId)
      await expect(log.abandon(logId)).rejects.toThrow()
      expect(await readAll(log, logId)).toEqual({ sequences: [1], text: 'a' })
    })

    test('an answer runs, has ended, or is unknown', async () => {
      const log = await makeLog()
      const logId = newId()
      expect(await log.state(logId)).toBeUndefined()
      await log.claim(logId)
      expect(await log.state(logId)).toBe('running')
      log.finish(logId)
      expect(await log.state(logId)).toBe('ended')
    })

    test('sequences count up by one, and a reader gets each chunk after its cursor once', async () => {
      const log = await makeLog()
      const logId = newId()
      await log.claim(logId)
      log.append(logId, [delta('a'), delta('b')])
      log.append(logId, [delta('c')])
      log.finish(logId)
      expect(await readAll(log, logId)).toEqual({ sequences: [1, 2, 3], text: 'abc' })
      expect(await readAll(log, logId, 2)).toEqual({ sequences: [3], text: 'c' })
      expect(await readAll(log, logId, 3)).toEqual({ sequences: [], text: '' })
      expect(await readAll(log, logId, 99)).toEqual({ sequences: [], text: '' })
    })

    test('the entries so far can be read without waiting', async () => {
      const log = await makeLog()
      const logId = newId()
      expect(await log.soFar(logId)).toBeUndefined()
      await log.claim(logId)
      expect(await log.soFar(logId)).toEqual([])
      log.append(logId, [delta('a'), delta('b')])
      expect((await log.soFar(logId))?.map(({ sequence }) => sequence)).toEqual([1, 2])
      log.finish(logId)
      expect(await log.soFar(logId)).toHaveLength(2)
    })

    test('readers that come early, late or in between all read the same', async () => {
      const log = await makeLog()
      const logId = newId()
      await log.claim(logId)
      const early = readAll(log, logId)
      for (let at = 0; at < 50; at += 1) log.append(logId, [delta(`${at},`)])
      const between = readAll(log, logId, 20)
      await new Promise(setImmediate)
      for (let at = 50; at < 3_000; at += 1) log.append(logId, [delta(`${at},`)])
      log.finish(logId)
      const late = await readAll(log, logId)
      expect(late.sequences).toEqual(Array.from({ length: 3_000 }, (_, at) => at + 1))
      expect(await early).toEqual(late)
      expect((await between).sequences).toEqual(late.sequences.slice(20))
    })

    test('a reader that leaves ends, and disturbs nobody', async () => {
      const log = await makeLog()
      const logId = newId()
      await log.claim(logId)
      const leaving = new AbortController()
      const left = (async () => {
        for await (const _ of log.read(logId, 0, leaving.signal)) leaving.abort()
      })()
      const staying = readAll(log, logId)
      log.append(logId, [delta('a')])
      await left
      log.append(logId, [delta('b')])
      log.finish(logId)
      expect((await staying).text).toBe('ab')
    })

    test('appending needs an open log', async () => {
      const log = await makeLog()
      const logId = newId()
      expect(() => log.append(logId, [delta('a')])).toThrow()
      await log.claim(logId)
      log.finish(logId)
      expect(() => log.append(logId, [delta('a')])).toThrow()
      expect((await readAll(log, logId)).sequences).toEqual([])
    })

    test('reading an unknown log is not found', async () => {
      const log = await makeLog()
      await withQuickClock(() => expect(readAll(log, newId())).rejects.toMatchObject({ code: 'not_found' }))
    })

    test('a stop reaches the producer once, before or after it listens, and not after the end', async () => {
      const log = await makeLog()
      const logId = newId()
      let stops = 0
      const count = () => {
        stops += 1
      }
      await log.claim(logId)
      await log.requestStop(logId)
      log.onStop(logId, count)
      await log.requestStop(logId)
      expect(stops).toBe(1)
      log.finish(logId)
      await log.requestStop(logId)
      expect(stops).toBe(1)
      await log.requestStop(newId())
    })

    test('the number of running answers', async () => {
      const log = await makeLog()
      const [a, b] = [newId(), newId()]
      await log.claim(a)
      await log.claim(b)
      expect(log.running()).toBe(2)
      log.finish(a)
      expect(log.running()).toBe(1)
    })
  })
}
