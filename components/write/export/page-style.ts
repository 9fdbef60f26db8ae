/** The style of a document's page, beside that of its text. */

/** Contains no `<`, so that nothing in it can end its element. */
export const PAGE_STYLE = `
body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2.5rem; max-width: 68rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1.5rem; }
nav { font-size: 0.875rem; } nav ol { margin: 0 0 1.5rem; padding-inline-start: 1.5em; } nav li { margin-block: 0.3em; } nav a { color: inherit; text-decoration: none; } nav a:hover { text-decoration: underline; }
main { min-width: 0; max-width: 46rem; } section { margin-bottom: 3rem; scroll-margin-top: 1rem; }
@media (min-width: 60rem) { body { grid-template-columns: 16rem minmax(0, 1fr); } nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; } }
@page { @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print { body { display: block; max-width: none; padding: 0; } nav { position: static; max-height: none; break-after: page; } main { max-width: none; } .markdown :is(h1, h2, h3, h4) { break-after: avoid; } .markdown :is(tr, img) { break-inside: avoid; } }
`
