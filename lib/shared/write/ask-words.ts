/** How a model is asked for the parts of a document. The simulator knows the calls by these words. */

/** The first words of the request for an outline. */
export const ASK_OUTLINE = 'Write the outline of the document.'

/** The first words of the request for a section. */
export const askSection = (number: number, count: number, title: string) =>
  `Write section ${number} of ${count}: ${title}`

/** Reads them. */
export const ASKED_SECTION = /^Write section (\d{1,3}) of (\d{1,3}): ([^\n]{0,300})/m
