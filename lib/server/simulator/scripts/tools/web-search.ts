/** Searches the web and reports the results with their sources; all of it is made up, and the answer says so. */
import { hidden, ofPage } from '@/lib/server/simulator/citation'
import {
  cite,
  offers,
  pause,
  plain,
  type Script,
  type ScriptContext,
  type Step,
  say,
  serve,
  served,
} from '@/lib/server/simulator/script'

const MATCH = /^(?:search|look)(?: on)? the web (?:for|about) lighthouses?$/

const PAGES = [
  { url: 'https://www.example.com/lighthouses/history', title: 'A short history of lighthouses', age: '3 days ago' },
  {
    url: 'https://harbour.example.org/lenses?kind=fresnel',
    title: 'How a Fresnel lens gathers light',
    age: '2 May 2026',
  },
  { url: 'https://example.net/visit', title: 'Visiting a lighthouse: opening hours', age: null },
] as const

/** The results as the API sends them, each with encrypted content. */
export function searchResults(): object[] {
  return PAGES.map(({ url, title, age }) => ({
    type: 'web_search_result',
    url,
    title,
    page_age: age,
    encrypted_content: hidden(`the text of ${title}`),
  }))
}

const [history, lenses, visits] = PAGES
const from = ({ url, title }: { url: string; title: string }, cited: string) => ofPage(url, title, cited)

/** The text about the results: sentences and list items with citations within them. */
export function findings(): Step[] {
  return [
    say(
      '**The simulator made these results up**: it has no web to search. An answer with real ones looks like this.\n\n',
    ),
    cite('The oldest lighthouses were open fires', from(history, 'The first lights were fires on hills.')),
    say(', and '),
    cite(
      'towers with lenses came much later',
      from(history, 'Towers with lenses followed some two thousand years later.'),
      from(
        lenses,
        'Fresnel’s first lens was lit in 1823, and it changed everything that came after it on every coast.',
      ),
    ),
    say('. What matters in a lens:\n\n- '),
    cite(
      '**rings of prisms** in place of one thick glass',
      from(lenses, 'Rings of prisms weigh a fraction of one glass.'),
    ),
    say('\n- a flame in its focus, so that little light is lost\n- '),
    cite('the *order* of the lens, which is its size', from(lenses, 'Lenses come in six orders by their size.')),
    say('\n\n| what | when |\n| --- | --- |\n| open fires | '),
    cite('before 300 BC', from(history, 'Before 300 BC only fires are known.')),
    say(' |\n| first lens | 1823 |\n\n'),
    cite('Most towers can be visited on weekends.', from(visits, 'Weekends from ten to four.')),
  ]
}

/** A search with sources. */
export const webSearch: Script = {
  name: 'web-search',
  title: 'A web search with sources',
  question: 'Search the web for lighthouses',
  matches: (question) => MATCH.test(plain(question)),
  steps: (context) => (offers(context, 'web_search') ? searching() : [say(withoutTool('web_search', 'WEB_SEARCH'))]),
}

function searching(): Step[] {
  return [
    say('I will look that up.'),
    serve('web_search', { query: 'lighthouses history lenses visits' }),
    pause(600),
    served('web_search_tool_result', searchResults()),
    ...findings(),
  ]
}

/** Pauses between the search and its results, as the API does when its own tools take long. */
export const pausedSearch: Script = {
  name: 'paused-search',
  title: 'A search that pauses',
  question: 'Search the web with a pause',
  matches: (question) => plain(question) === 'search the web with a pause',
  steps(context: ScriptContext) {
    if (!offers(context, 'web_search')) return [say(withoutTool('web_search', 'WEB_SEARCH'))]
    const call = context.paused.findLast(({ type }) => type === 'server_tool_use')
    if (call?.id === undefined) {
      return [
        say('This takes a while.'),
        serve('web_search', { query: 'slow lighthouses' }),
        { type: 'stop', reason: 'pause_turn' },
      ]
    }
    return [served('web_search_tool_result', searchResults(), call.id), ...findings()]
  },
}

/** The text if a request does not offer one of the API's own tools. */
export function withoutTool(tool: string, setting: string): string {
  return `This request offers me no tool called \`${tool}\`, so I cannot show it. The setting \`${setting}=on\` offers it.`
}
