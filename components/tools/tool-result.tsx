/** The result of a tool. One row registers a component for it. */
import type { ComponentType } from 'react'
import { beginningOf, type GrowingField, wholeFields } from '@/lib/shared/tools/partial-input'
import { toolValueText } from '@/lib/shared/tools/tool-value'
import { readableText } from '@/lib/shared/tools/tool-words'
import { asField } from './as-field'
import { FieldList } from './field-list'
import { FoldedText } from './folded-text'
import { JavascriptResult } from './javascript-result'
import { SearchResult } from './search-result'
import { SERVER_RESULTS } from './server-results/server-results'

/** Renders the results of one tool, which come from outside and may be anything. */
export type ResultRendering = ComponentType<{ output: unknown }>

const RENDERINGS: Readonly<Record<string, ResultRendering>> = {
  run_javascript: JavascriptResult,
  search_my_chats: SearchResult,
  ...SERVER_RESULTS,
}

interface ToolResultProps {
  toolName: string
  input: unknown
  output: unknown
}

/** A result: by the tool's own component, otherwise its fields or its text. */
export function ToolResult({ toolName, input, output }: ToolResultProps) {
  const isObject = typeof output === 'object' && output !== null && !Array.isArray(output)
  const Rendering = isObject && Object.hasOwn(RENDERINGS, toolName) ? RENDERINGS[toolName] : undefined
  if (Rendering) return <Rendering output={output} />
  if (isObject) return <FieldList toolName="" fields={resultFields(input, output)} />
  return <FoldedText field={asField('', toolValueText(output))} />
}

/** The fields of a result, without those that only repeat the input above. */
function resultFields(input: unknown, output: object): GrowingField[] {
  const asked = new Map(wholeFields(input).map((field) => [field.name, beginningOf(field)]))
  const isNews = ([name, value]: [string, unknown]) =>
    asked.get(name) !== (typeof value === 'string' ? value : JSON.stringify(value))
  const news = Object.entries(output).filter(isNews)
  return (news.length > 0 ? news : Object.entries(output)).map(([name, value]) => asField(name, readableText(value)))
}
