/** The styles of a replay file beside those of every file with an answer in it. */

/** Contains no `<`, so that nothing in it can end its element. */
export const REPLAY_STYLE = `
html { font-size: clamp(1rem, 0.85rem + 0.35vw, 1.5rem); }
body, main { display: flex; flex-direction: column; gap: 0.9rem; } main { flex: 1 1 auto; }
body { min-height: 100vh; min-height: 100svh; padding: 1.25rem clamp(1rem, 3vw, 3rem); }
h1 { font-size: 1.3em; line-height: 1.25; margin: 0 0 0.3rem; }
h2 { font-size: 1em; margin: 0; }
header p, footer p { margin: 0; } header { max-width: 60rem; }
.question { font-weight: 600; max-height: 6em; overflow: auto; white-space: pre-wrap; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; font-size: 0.9rem; }
button, select, .switch { font: inherit; color: inherit; min-height: 2.75rem; padding: 0 0.9rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--paper); cursor: pointer; }
button[data-play] { min-width: 6rem; border-color: var(--accent); }
.switch { display: inline-flex; align-items: center; gap: 0.5rem; }
input { accent-color: var(--accent); } input[type="range"] { flex: 1 1 12rem; min-width: 8rem; min-height: 2.75rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.time, dd { font-family: ui-monospace, monospace; font-variant-numeric: tabular-nums; }
.time { min-width: 9em; }
.panes { flex: 1 1 auto; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; min-height: 22rem; }
.panes[data-count="3"] { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.panes section { display: flex; flex-direction: column; gap: 0.6rem; min-width: 0; border: 1px solid var(--line); border-radius: 0.9rem; padding: 0.9rem 1.1rem; }
.panes section[hidden] { display: none; }
dl { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 0; padding-bottom: 0.6rem; border-bottom: 1px solid var(--line); }
dl div { min-width: 5.6em; } dt { color: var(--quiet); font-size: 0.75em; } dd { margin: 0; font-size: 1.1em; }
.answer { position: relative; flex: 1 1 0; min-height: 14rem; overflow: auto; }
.notice { margin: 0; color: var(--quiet); } .notice:empty, .plain:empty { display: none; }
.plain { margin: 0; white-space: pre-wrap; }
.call p, .call-line { font-size: 0.875rem; } .call-line { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.warning { margin: 0; font-size: 0.9rem; font-weight: 600; } .pane-note { margin: -0.4rem 0 0; display: none; } .panes[data-count="3"] .pane-note { display: block; }
.verdict { min-height: 1.65em; margin: 0; font-weight: 600; } .warning ~ .verdict { min-height: 4.95em; }
.markdown [data-caret]::after { content: ""; position: absolute; width: 0.45em; height: 1.1em; margin: 0.25em 0 0 0.15em; border-radius: 1px; background: var(--accent); }
.task-mark { display: inline-block; width: 0.85em; height: 0.85em; margin-inline: -1.35em 0.5em; border: 1px solid var(--quiet); border-radius: 0.2em; }
.task-mark[data-done] { background: var(--quiet); }
.hidden-mark::before { content: attr(data-mark); padding: 0 0.25em; border: 1px solid currentcolor; border-radius: 0.25em; font-size: 0.7em; }
.formula { overflow-wrap: normal; } .plain-note { color: var(--quiet); font-size: 0.8125rem; }
@media (max-width: 760px) {
  .panes, .panes[data-count="3"] { grid-template-columns: minmax(0, 1fr); }
  .answer { flex: none; min-height: 9rem; height: 24vh; height: 24svh; }
}
`
