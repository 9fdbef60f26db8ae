/** Renders the block that is still being written: often while cheap, lagging some words behind when costly. */

import { closeOpenFence, closeOpenSyntax } from '@/lib/markdown/parse/close-open-syntax'
import type { Block } from '@/lib/markdown/parse/split-blocks'
import { labelsOf, type MessageLabels, NO_LABELS } from './message-labels'
import { appraiseBlock, type FrameBudget, type RenderedBlock } from './rendered-block'

/** The budget for the open block at every update. */
const COST_AT_ONCE = 1500

function complete({ kind, source, continues }: Block): string {
  if (kind === 'fence') return closeOpenFence(source)
  const head = continues?.head ?? ''
  return closeOpenSyntax(head + source).slice(head.length)
}

function render(
  block: Block,
  labels: MessageLabels,
  plain: boolean,
  isPart: boolean,
  marks: string,
): RenderedBlock | undefined {
  const source = plain ? block.source : complete(block)
  if (source.trim() === '') return undefined
  const named = plain || block.kind === 'fence' ? NO_LABELS : labelsOf(source)
  const { start: key, kind, continues } = block
  const calls = labels.previewCalls(source, named.notes)
  const prelude = labels.prelude(named)
  return { key, kind, source, continues, isPart, continued: false, prelude, calls, marks, open: true, plain }
}

/** Tracks the open block. */
export class OpenBlock {
  private shown: { readonly rendered: RenderedBlock; readonly length: number; readonly cost: number } | undefined
  private passedOver = 0

  /** Whether the block is on the page. */
  shows(block: Block): boolean {
    return this.shown?.rendered.key === block.start
  }

  /** Whether only a part of the block is rendered, because it is costly and was rendered a moment ago. */
  isBehind(block: Block): boolean {
    return this.shows(block) && (this.shown?.length ?? 0) < block.source.length
  }

  /** Renders the block; may return the previous rendering, unless `all` is set. */
  render(
    block: Block,
    labels: MessageLabels,
    take: FrameBudget,
    { all, isPart, marks }: { all: boolean; isPart: boolean; marks: string },
  ): RenderedBlock | undefined {
    const before = this.shows(block) ? this.shown : undefined
    if (before && !all && ++this.passedOver < before.cost / COST_AT_ONCE) return before.rendered
    this.passedOver = 0
    const { cost, excess } = appraiseBlock(block)
    take(cost)
    // A footnote is shown in the list at the end and not in its place. A long one would slow down the list.
    const isListed = block.kind === 'note' && excess === undefined && cost < COST_AT_ONCE
    const plain = excess !== undefined || block.kind === 'note'
    const rendered = isListed ? undefined : render(block, labels, plain, isPart, marks)
    this.shown = rendered && { rendered, length: block.source.length, cost }
    return rendered
  }
}
