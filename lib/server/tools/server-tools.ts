/** The API's own tools as requests offer them; they run at the provider. */
import type { ServerToolSettings } from '@/lib/server/server-tool-settings'

/** An entry of a request's `tools` that names one of the API's own. */
export interface ServerTool {
  type: string
  name: string
  max_uses?: number
  max_content_tokens?: number
  allowed_domains?: string[]
  blocked_domains?: string[]
  citations?: { enabled: boolean }
}

/** Longer pages are cut: they would fill the context window, and every further call would pay for them. */
const MAX_FETCHED_TOKENS = 30_000

/** The configured entries, in a fixed order, so that the prompt's prefix stays the same. */
export function serverTools({ serverTools: settings }: { serverTools: ServerToolSettings }): ServerTool[] {
  const { webSearch, webFetch, codeExecution } = settings
  const domains = domainsOf(settings)
  const tools: ServerTool[] = []
  if (webSearch) {
    tools.push({ type: 'web_search_20250305', name: 'web_search', max_uses: webSearch.maxUses, ...domains })
  }
  if (webFetch) {
    tools.push({
      type: 'web_fetch_20250910',
      name: 'web_fetch',
      max_uses: webFetch.maxUses,
      max_content_tokens: MAX_FETCHED_TOKENS,
      citations: { enabled: true },
      ...domains,
    })
  }
  if (codeExecution) tools.push({ type: 'code_execution_20250825', name: 'code_execution' })
  return tools
}

/** Whether an entry of a request's `tools` is one of the API's own. */
export function isServerTool(tool: object): tool is ServerTool {
  return 'type' in tool
}

function domainsOf({ allowedDomains, blockedDomains }: ServerToolSettings) {
  if (allowedDomains.length > 0) return { allowed_domains: [...allowedDomains] }
  return blockedDomains.length > 0 ? { blocked_domains: [...blockedDomains] } : {}
}
