/** Quotes a document with page numbers; the document is made up, and the answer says so. */
import { ofDocument, type WireCitation } from '@/lib/server/simulator/citation'
import { cite, plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH = /^quote (?:from )?a (?:document|report|pdf) with (?:its )?page numbers$/
const REPORT = 'Annual report of the simulator.pdf'
const NOTES = 'Notes on tea.txt'

const noted = (cited_text: string, start_char_index: number): WireCitation => ({
  type: 'char_location',
  document_index: 1,
  document_title: NOTES,
  start_char_index,
  end_char_index: start_char_index + cited_text.length,
  cited_text,
  file_id: null,
})

/** Citations of pages and of characters. */
export const documentQuotes: Script = {
  name: 'document-quotes',
  title: 'Quotes from documents',
  question: 'Quote a document with page numbers',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(
      '**The simulator made these documents up**: it reads none. Quotes from documents of yours look like this.\n\nIn the year of the report ',
    ),
    cite(
      'answers arrived a word at a time',
      ofDocument(REPORT, 3, 'Each answer was sent word by word, in the order in which it was written.'),
    ),
    say(', and nobody had to wait for the whole of one. '),
    cite(
      'Readers began after half a second',
      ofDocument(REPORT, 7, 'The median reader saw the first word after 0.5 seconds.'),
      ofDocument(REPORT, 12, `A table of all ${'readings, '.repeat(60)}and their mean.`),
    ),
    say('.\n\n> '),
    cite('Tea is best read slowly.', noted('Tea is best read slowly, says the pot.', 120)),
    say('\n'),
  ],
}
