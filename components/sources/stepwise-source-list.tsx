/** The list of sources on a live page: a long one is rendered in steps, so that no frame renders all of it. */
import { useMoreEachFrame } from '@/components/ui/use-more-each-frame'
import { SourceList, type SourceListProps } from './source-list'

/** More than an ordinary answer has. */
const AT_ONCE = 200

/** Like `SourceList`, complete after some frames. */
export function StepwiseSourceList({ sources, prefix }: SourceListProps) {
  const count = useMoreEachFrame(sources.length, AT_ONCE)
  return <SourceList sources={count < sources.length ? sources.slice(0, count) : sources} prefix={prefix} />
}
