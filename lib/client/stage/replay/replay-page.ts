/** The page of a replay file, around its data. */
import { toHtml } from 'hast-util-to-html'
import { SPEEDS } from '@/lib/client/playback/player'
import type { StageRun } from '@/lib/client/stage/stage-run'
import { CLOCKS, PANES, WORDS_READABLE } from '@/lib/client/stage/stage-words'
import { fileHead, raw, tag } from '@/lib/markdown/tree/file-page'
import type { TreeNode } from '@/lib/markdown/tree/tree'
import { PLAYER_SCRIPT } from './player-script'
import { REPLAY_STYLE } from './replay-style'
import { inertJson, type ReplayData } from './states'

/** What the page says of the run. */
export interface ReplayPage {
  run: Pick<StageRun, 'question' | 'source' | 'model' | 'hasEnded'>
  data: ReplayData
  /** The rules of the answer's colours. */
  style: string
  madeAt: Date
  /** Lets the page's own script and style run, and no other. Random. */
  nonce: string
}

/** The whole file. */
export function replayPage({ run, data, style, madeAt, nonce }: ReplayPage): string {
  const head = fileHead({ title: 'An answer, replayed', style: `${REPLAY_STYLE}${style}`, nonce, hasScript: true })
  const body = tag(
    'body',
    {},
    tag(
      'header',
      {},
      tag('h1', {}, 'The same answer, with and without streaming'),
      tag('p', { className: ['question'], dir: 'auto', lang: '' }, run.question),
      tag('p', { className: ['quiet'] }, sourceWords(run)),
    ),
    tag(
      'main',
      {},
      controls(),
      ...(data.warning === '' ? [] : [tag('p', { className: ['warning'] }, data.warning)]),
      tag(
        'div',
        { className: ['panes'], dataCount: '2' },
        ...Object.entries(PANES).map(([kind, { title, note }]) => pane(kind, title, note)),
      ),
      tag('p', { className: ['verdict'], role: 'status', dataVerdict: '' }),
    ),
    tag(
      'footer',
      { className: ['quiet'] },
      tag(
        'p',
        {},
        `Keys: Space plays and pauses, R restarts, + and − change the speed, S swaps the sides, 3 shows the third pane, F fills the screen.`,
      ),
      tag(
        'p',
        {},
        `Made with Firstword on ${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. This file loads nothing.`,
      ),
    ),
    tag('noscript', {}, 'This replay needs JavaScript.'),
    raw(`<script type="application/json" id="data">${inertJson(data)}</script>`),
    raw(`<script nonce="${nonce}">${PLAYER_SCRIPT}</script>`),
  )
  return `<!doctype html>\n${markupOf(tag('html', { lang: 'en' }, head, body))}\n`
}

function controls(): TreeNode {
  const button = (name: string, words: string) => tag('button', { type: 'button', [name]: '' }, words)
  return tag(
    'div',
    { className: ['controls'], role: 'group', ariaLabel: 'Playback' },
    button('dataPlay', 'Play'),
    button('dataRestart', 'Restart'),
    tag(
      'select',
      { ariaLabel: 'Speed', dataSpeed: '' },
      ...SPEEDS.map((speed) => tag('option', { value: String(speed), selected: speed === 1 }, `${speed}×`)),
    ),
    button('dataSwap', 'Swap sides'),
    tag('label', { className: ['switch'] }, tag('input', { type: 'checkbox', dataThird: '' }), 'Third pane'),
    tag('input', { type: 'range', ariaLabel: 'Position', min: '0', max: '1', step: '1', value: '0', dataPosition: '' }),
    tag('span', { className: ['time'], dataTime: '' }),
  )
}

function pane(kind: string, title: string, note: string): TreeNode {
  const figures = [...CLOCKS, [WORDS_READABLE, 'words'] as const]
  const rows = figures.map(([name, field]) => tag('div', {}, tag('dt', {}, name), tag('dd', { dataClock: field }, '–')))
  return tag(
    'section',
    { ariaLabel: title, dataPane: kind },
    tag('h2', {}, title),
    tag('p', { className: ['pane-note', 'quiet'] }, note),
    tag('div', { role: 'group', ariaLabel: 'Clocks' }, tag('dl', {}, ...rows)),
    tag(
      'div',
      { className: ['answer'], tabIndex: 0, role: 'group', ariaLabel: 'Answer' },
      tag('p', { className: ['notice'] }),
      tag('p', { className: ['plain'], dir: 'auto', lang: '' }),
      tag('div', { className: ['markdown'], dataMarkdown: '', lang: '' }),
    ),
  )
}

/** Where the answer comes from, in words. */
function sourceWords({ source, model, hasEnded }: ReplayPage['run']): string {
  const who = source.simulated
    ? 'Written by the simulator; no model was asked.'
    : `Written by ${model ?? 'a model whose name is not known'}.`
  const from = source.kind === 'live' ? '' : ' Taken from a recording.'
  const end = hasEnded ? '' : ' It was still being written when this file was made.'
  return `${who}${from} Both sides show the same answer, at the pace at which it arrived.${end}`
}

/** The raw nodes are written here: constants, and data without anything that ends its element. */
function markupOf(node: TreeNode): string {
  return toHtml(node as Parameters<typeof toHtml>[0], { allowDangerousHtml: true })
}
