/** The list of sources on a page that lives: a long one comes in steps, so that no frame has all of it to render. */
import { useMoreEachFrame } from '@/components/ui/use-more-each-frame'
import { SourceList, type SourceListProps } from './source-list'

/** More than an ordinary answer has. */
const AT_ONCE = 200

/** As `SourceList`, whole after some frames. */
export function StepwiseSourceList({ sources, prefix }: SourceListProps) {
  const count = useMoreEachFrame(sources.length, AT_ONCE)
  return <SourceList sources={count < sources.length ? sources.slice(0, count) : sources} prefix={prefix} />
}
