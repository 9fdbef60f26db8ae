/** Keeps the reader's place while messages are added or taken away above it. */
import { Component, type ReactNode, type RefObject } from 'react'
import { type ReadingPlace, readPlace, restorePlace } from './reading-place'

interface KeepPlaceProps {
  scroller: RefObject<HTMLElement | null>
  /** The first message of the list: when it changes, something was added or taken away above. */
  firstKey: string | undefined
  children: ReactNode
}

/** Remembers where the reader is before the change, and restores that after it. */
export class KeepPlace extends Component<KeepPlaceProps> {
  // Only a class component can read the page between rendering and the change.
  override getSnapshotBeforeUpdate({ firstKey }: KeepPlaceProps): ReadingPlace | null {
    const { scroller } = this.props
    if (firstKey === this.props.firstKey || !scroller.current) return null
    return readPlace(scroller.current) ?? null
  }

  override componentDidUpdate(_props: KeepPlaceProps, _state: unknown, place: ReadingPlace | null) {
    if (place && this.props.scroller.current) restorePlace(this.props.scroller.current, place)
  }

  override render() {
    return this.props.children
  }
}
