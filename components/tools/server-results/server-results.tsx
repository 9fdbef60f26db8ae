/** The components for results of the API's own tools, by the tools' names. */
import type { ComponentType } from 'react'
import { CodeResult, FileResult, FoundTools } from './code-result'
import { FetchedPage, SearchedPages } from './page-list'

/** One component for each tool; each accepts a result of any form. */
export const SERVER_RESULTS: Readonly<Record<string, ComponentType<{ output: unknown }>>> = {
  web_search: SearchedPages,
  web_fetch: FetchedPage,
  code_execution: CodeResult,
  bash_code_execution: CodeResult,
  text_editor_code_execution: FileResult,
  tool_search_tool_regex: FoundTools,
  tool_search_tool_bm25: FoundTools,
}
