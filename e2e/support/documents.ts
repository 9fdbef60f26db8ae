/** Requests for documents, without a browser. */
import type { Visitor } from './wire'

/** Files in several folders, each of which becomes a section on the simulator. */
export function sourceFiles(folders: number, perFolder = 3) {
  return Array.from({ length: folders }, (_, folder) =>
    Array.from({ length: perFolder }, (_, file) => ({
      path: `part-${folder + 1}/file-${file + 1}.ts`,
      content: `/** File ${file + 1} of part ${folder + 1}. */\n${[1, 2, 3].map((at) => `/** Name ${at} of it, and what it is good for in a sentence or two. */\nexport function name${folder}${file}${at}(value: number): number { return value + ${at} }\n`).join('')}`,
    })),
  ).flat()
}

/** Posts a request for a document. */
export function askForDocument(reader: Visitor, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return reader.fetch('/api/write', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** Goes on with a document that ended too early. */
export function goOn(reader: Visitor, chatId: string, messageId: string): Promise<Response> {
  return reader.fetch('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: chatId, trigger: 'continue-message', messageId, idempotencyKey: crypto.randomUUID() }),
  })
}

/** What a request to the simulator asks for: `outline`, or the number of a section, and whether it goes on with one. */
export function askedFor(question: string): { part: string; goesOn: boolean } {
  const section = /^Write section (\d+) of/m.exec(question)?.[1]
  return { part: section ?? 'outline', goesOn: question.includes('cut off') }
}
