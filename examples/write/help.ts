/** What `npm run write -- --help` says. */
import { AUDIENCES, LENGTHS, TEMPLATES, TONES } from '@/lib/shared/write/document'

/** How it is used. */
export const HELP = `Usage: npm run write -- FOLDER [options]

Writes a document about the files of a folder: one Markdown file, named after the template.

  --template NAME      ${TEMPLATES.join(', ')}
                       (readme; "api" is short for "api-reference")
  --out FOLDER         where the document is written, and nothing else (docs)
  --instructions TEXT  what it shall say or leave out, in your words
  --audience NAME      ${AUDIENCES.join(', ')} (developers)
  --tone NAME          ${TONES.join(', ')} (plain)
  --length NAME        ${LENGTHS.join(', ')} (medium)
  --model ID           the model that writes it
  --max-cost DOLLARS   the most that it may cost, like 0.50
  --send-secrets       sends what looks like a secret as well; without it that is left out
  --force              replaces a document that is there
  -h, --help           this text

Without ANTHROPIC_API_KEY the embedded simulator writes it, at no cost.
Ctrl-C stops it and keeps the sections that are complete; a second Ctrl-C ends it at once.
Exit codes: 0 written, 1 not written or not complete, 2 wrong options, 130 stopped by Ctrl-C.

Example: npm run write -- src --template api --out docs`
