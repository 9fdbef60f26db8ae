/** The worker that maps source files in the browser, so that the page stays free. */
import { joinReadings } from '@/lib/source/map/join-readings'
import { mapFile } from '@/lib/source/map/map-file'
import { isMapped, mapLanguage } from '@/lib/source/map/map-language'
import { openParsers } from '@/lib/source/map/parsers'
import type { FileReading } from '@/lib/source/map/reading'
import type { MapReply, MapRequest } from './map-message'
import { parserUrl } from './parser-url'

/** How many files are mapped between two reports. */
const FILES_BETWEEN_REPORTS = 10

async function answer({ files }: MapRequest, reply: (message: MapReply) => void) {
  const languages = files.map((file) => mapLanguage(file.path)).filter(isMapped)
  const parsers = await openParsers(languages, async (file) => {
    const response = await fetch(parserUrl(file))
    if (!response.ok) throw new Error(`The parser of ${file} does not load: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  })
  const readings: FileReading[] = []
  for (const file of files) {
    readings.push(mapFile(file, parsers))
    if (readings.length % FILES_BETWEEN_REPORTS === 0) reply({ type: 'progress', files: readings.length })
  }
  reply({ type: 'done', map: joinReadings(readings) })
}

self.addEventListener('message', (event: MessageEvent<MapRequest>) => {
  const reply = (message: MapReply) => self.postMessage(message)
  answer(event.data, reply).catch((error) => reply({ type: 'failed', message: String(error) }))
})
