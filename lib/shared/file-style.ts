/** The styles of answers in files that stand alone: the chat's colours and sizes, with system fonts. */

/** Contains no `<`, so that nothing in it can end its element. */
export const FILE_STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#faf9f5, #131313); --ink: light-dark(#201e1a, #ececea);
  --quiet: light-dark(#67625a, #a09e99); --line: light-dark(#e3dfd6, #2e2e2e); --tint: light-dark(#f1eee6, #242424);
  --accent: light-dark(#bb3a1b, #ff8560); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.65;
  font-family: ui-sans-serif, system-ui, sans-serif; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 0.8125rem; font-weight: 400; }
.markdown :is(h1, h2, h3, h4, h5, h6) { margin: 1.6em 0 0.5em; line-height: 1.3; font-weight: 600; }
.markdown > :first-child { margin-top: 0; }
.markdown h1 { font-size: 1.5rem; } .markdown h2 { font-size: 1.25rem; } .markdown h3 { font-size: 1.1rem; }
.markdown :is(h4, h5, h6) { font-size: 1rem; }
.markdown :is(p, ul, ol, blockquote, pre, table) { margin: 0 0 0.9em; }
.markdown a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 0.2em; }
.markdown a[data-host]::after { content: " (" attr(data-host) ")"; color: var(--quiet); font-size: 0.85em; }
.markdown blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1em; margin-inline: 0; color: var(--quiet); }
.markdown hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
.markdown :is(ul, ol) { padding-inline-start: 1.7em; }
.markdown li.task-list-item { list-style: none; }
code, pre, .call dd { font-family: ui-monospace, monospace; font-size: 0.84em; } pre code { font-size: inherit; }
.markdown :not(pre) > code { padding: 0.12em 0.35em; border-radius: 0.3em; background: var(--tint); }
pre { padding: 0.8rem 0.9rem; border: 1px solid var(--line); border-radius: 0.6em; line-height: 1.6; white-space: pre-wrap; tab-size: 4; }
table { border-collapse: collapse; display: block; overflow-x: auto; font-variant-numeric: tabular-nums; }
:is(th, td) { padding: 0.4em 0.9em 0.4em 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
img { max-width: 100%; height: auto; }
math { font-size: 1.05em; } math[display="block"] { overflow-x: auto; margin: 0.9em 0; }
.held-image { display: inline-block; padding: 0.4em 0.8em; border: 1px dashed var(--line); border-radius: 0.5em; }
.held-image[data-host]::after { content: " Image not loaded from " attr(data-host); color: var(--quiet); }
.call { border: 1px solid var(--line); border-radius: 0.75rem; padding: 0.6rem 1rem; margin: 0 0 0.9em; font-size: 0.875rem; }
.call p, .call dl { margin: 0; } .call dt { color: var(--quiet); } .call dd { margin: 0; white-space: pre-wrap; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sources { margin-top: 1rem; border-top: 1px solid var(--line); font-size: 0.8125rem; }
.sources h3 { margin: 0.6rem 0 0; font-size: inherit; color: var(--quiet); } .sources ol { margin: 0.3rem 0 0; padding-inline-start: 1.7em; }
.sources a { color: inherit; } .sources blockquote { margin: 0.2rem 0; color: var(--quiet); border-inline-start: 2px solid var(--line); padding-inline-start: 0.8em; }
.markdown sup a { color: var(--quiet); text-decoration: none; }
`
