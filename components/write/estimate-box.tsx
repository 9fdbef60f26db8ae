/** What will be sent and what it may cost, before anything is spent. */
import { formatCost, formatCount } from '@/components/ui/format'
import { modelOf, useModels } from '@/lib/client/api/use-models'
import { estimateDocument, type Range } from '@/lib/client/write/estimate-document'
import type { DocumentWishes } from '@/lib/shared/write/document'

interface EstimateBoxProps {
  files: number
  tokens: number
  wishes: Pick<DocumentWishes, 'length'>
  /** The model that will be asked; undefined while that is not known. */
  model: string | undefined
  maxCostUsd: number | undefined
  isDemo: boolean
}

/** A few figures, said to be an estimate. */
export function EstimateBox({ files, tokens, wishes, model, maxCostUsd, isDemo }: EstimateBoxProps) {
  const list = useModels()
  const { sections, outputTokens, costUsd } = estimateDocument(tokens, wishes, model)
  const name = modelOf(list, model)?.name ?? model ?? 'this site’s model'
  const figures = [
    ['Files', formatCount(files)],
    ['Tokens of the sources', `about ${formatCount(rounded(tokens))}`],
    ['Sections', `${sections.from} to ${sections.to}`],
    ['Tokens to be written', rangeWords(outputTokens)],
    ['Cost', costUsd ? `${formatCost(cents(costUsd.from))} to ${formatCost(cents(costUsd.to))}` : 'not known here'],
  ] as const
  const notes = [
    `An estimate, at the prices of ${name}.`,
    ...(maxCostUsd === undefined ? [] : [`It stops before it costs more than ${formatCost(maxCostUsd)}.`]),
    ...(isDemo ? ['Here the simulator writes, and nothing is billed.'] : []),
  ]
  return (
    <section aria-label="Estimate" className="rounded-xl bg-tint px-4 py-3 text-small">
      <dl className="write-figures">
        {figures.map(([label, value]) => (
          <div key={label} className="flex flex-col">
            <dt className="text-figures text-quiet">{label}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-pretty text-figures text-quiet">{notes.join(' ')}</p>
    </section>
  )
}

const rangeWords = ({ from, to }: Range) => `about ${formatCount(rounded(from))} to ${formatCount(rounded(to))}`

/** Two digits: more would look like knowledge. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1)
  return Math.round(count / step) * step
}

function cents(dollars: number): number {
  return dollars === 0 ? 0 : Number(dollars.toPrecision(2))
}
