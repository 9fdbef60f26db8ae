/**
 * Keeps the reader's selection while the text around it grows: browsers drop a selection when its text node gets a
 * longer text.
 */
import { Component, createRef, type ReactNode } from 'react'

interface Place {
  node: Node
  offset: number
  /** Characters of the element's text before it. */
  at: number
}

interface SavedSelection {
  anchor: Place
  focus: Place
}

/** Restores a selection inside its children after each rendering that has moved it. */
export class KeepSelection extends Component<{ children: ReactNode }> {
  readonly #element = createRef<HTMLDivElement>()

  // Only a class component can read the page between rendering and the change.
  override getSnapshotBeforeUpdate(): SavedSelection | null {
    const element = this.#element.current
    const selection = getSelection()
    if (!element || !selection || selection.isCollapsed) return null
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
    if (!anchorNode || !focusNode || !element.contains(anchorNode) || !element.contains(focusNode)) return null
    return {
      anchor: placeIn(element, anchorNode, anchorOffset),
      focus: placeIn(element, focusNode, focusOffset),
    }
  }

  override componentDidUpdate(_props: unknown, _state: unknown, kept: SavedSelection | null) {
    const element = this.#element.current
    const selection = getSelection()
    if (!kept || !element || !selection) return
    const { anchor, focus } = kept
    const isSame = (place: Place, node: Node | null, offset: number) => place.node === node && place.offset === offset
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
    if (isSame(anchor, anchorNode, anchorOffset) && isSame(focus, focusNode, focusOffset)) return
    const [from, to] = [findIn(element, anchor), findIn(element, focus)]
    if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  override render() {
    return <div ref={this.#element}>{this.props.children}</div>
  }
}

function placeIn(element: Element, node: Node, offset: number): Place {
  const before = document.createRange()
  before.setStart(element, 0)
  before.setEnd(node, offset)
  return { node, offset, at: before.toString().length }
}

/** The same node if it is still there, else the one after as many characters. */
function findIn(element: Element, { node, offset, at }: Place): { node: Node; offset: number } | undefined {
  if (element.contains(node) && offset <= lengthOf(node)) return { node, offset }
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = at
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (left <= lengthOf(text)) return { node: text, offset: left }
    left -= lengthOf(text)
  }
  return undefined
}

function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length
}
