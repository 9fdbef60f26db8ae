/** The look of fields on the page of documents. */

/** Of a field of one line. */
export const FIELD =
  'h-9 w-full min-w-0 rounded-lg border border-line bg-raised px-2.5 text-small pointer-coarse:h-11 pointer-coarse:text-reading focus-visible:outline-offset-0'

/** Of a field of several lines. */
export const AREA =
  'w-full min-w-0 resize-y rounded-lg border border-line bg-raised px-2.5 py-1.5 text-small pointer-coarse:text-reading focus-visible:outline-offset-0'

/** Of the words above a field. */
export const LABEL = 'flex min-w-0 flex-col gap-1 text-quiet text-small'

/** Of the button that goes on. */
export const MAIN_BUTTON =
  'write-go inline-flex min-h-10 items-center justify-center gap-2 rounded-lg bg-accent px-5 font-medium text-on-accent text-small transition-opacity pointer-coarse:min-h-11'

/** Of a link that stands beside text buttons. */
export const LINK_BUTTON =
  'inline-flex min-h-8 items-center gap-1.5 whitespace-nowrap rounded-lg border border-line bg-raised px-3 text-small transition-colors hover:bg-tint pointer-coarse:min-h-11'
