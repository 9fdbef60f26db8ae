/** The styles of an exported chat. */
import { FILE_STYLE } from '@/lib/shared/file-style'

/** Contains no `<`, so that nothing in it can end its element. */
export const EXPORT_STYLE = `${FILE_STYLE}
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.25rem; }
h2 { font-size: 0.8125rem; font-weight: 600; margin: 0 0 0.5rem; }
article { margin-top: 2rem; }
.said { white-space: pre-wrap; margin: 0; padding: 0.65rem 1rem; border-radius: 1rem; background: var(--tint); }
@media print {
  :root { color-scheme: light; --paper: #fff; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; } tr, .call, .said, img { break-inside: avoid; }
  table { display: table; }
  .markdown a[href^="http"]::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: 0.85em; }
}
`
