/** Chooses which events are listed. */
import { Search } from 'lucide-react'
import { type ReactNode, type RefObject, useMemo } from 'react'
import { formatCount } from '@/components/ui/format'
import type { RowFilter } from '@/lib/client/inspector/find-rows'
import type { Row } from '@/lib/client/inspector/row'
import { kindLabel } from './row-label'

interface EventFiltersProps {
  rows: readonly Row[]
  /** Changes when there are more. */
  count: number
  filter: RowFilter
  onFilter(filter: RowFilter): void
  search: RefObject<HTMLInputElement | null>
}

const FIELD = 'h-8 min-w-0 rounded-md border border-line bg-raised px-2 text-small pointer-coarse:h-11'

/** A search, the kinds, the blocks. */
export function EventFilters({ rows, count, filter, onFilter, search }: EventFiltersProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows grow in place, and their number says when
  const { names, blocks } = useMemo(() => choicesOf(rows), [rows, count])
  return (
    <search className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-36 flex-1">
        <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-quiet" />
        <input
          ref={search}
          type="search"
          aria-label="Search in the events"
          placeholder="Search"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          className={`${FIELD} w-full pl-7.5`}
        />
      </span>
      <Choice label="Kind" value={filter.name} onChange={(name) => onFilter({ ...filter, name })}>
        <option value="">All kinds</option>
        {names.map(([name, number]) => (
          <option key={name} value={name}>{`${kindLabel(name)} (${formatCount(number)})`}</option>
        ))}
      </Choice>
      <Choice label="Block" value={filter.block} onChange={(block) => onFilter({ ...filter, block })}>
        <option value="">All blocks</option>
        {blocks.map(({ key, call, index, type }) => (
          <option key={key} value={key}>{`Call ${call}, block ${index}: ${type}`}</option>
        ))}
      </Choice>
    </search>
  )
}

interface ChoiceProps {
  label: string
  value: string
  onChange(value: string): void
  children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`${FIELD} max-w-full grow [field-sizing:content]`}
    >
      {children}
    </select>
  )
}

/** More than anybody chooses from: an upstream may invent as many names and blocks as it likes. */
const MAX_CHOICES = 200

function choicesOf(rows: readonly Row[]) {
  const names = new Map<string, number>()
  const blocks = new Map<string, NonNullable<Row['block']>>()
  for (const { name, block } of rows) {
    names.set(name, (names.get(name) ?? 0) + 1)
    if (block && !blocks.has(block.key)) blocks.set(block.key, block)
  }
  return { names: [...names].slice(0, MAX_CHOICES), blocks: [...blocks.values()].slice(0, MAX_CHOICES) }
}
