/** The tools as people know them. */

/** The tool whose code runs in the page. */
export const RUN_JAVASCRIPT = 'run_javascript'

/** The tool that quotes the person's other chats; its results are private. */
export const SEARCH_MY_CHATS = 'search_my_chats'

/** The tool whose result the page draws as a chart. */
export const MAKE_CHART = 'make_chart'

/** Longer than any code that a person would review before allowing it. */
export const MAX_CODE_CHARACTERS = 20_000

const TITLES: ReadonlyMap<string, string> = new Map([
  ['calculator', 'Calculator'],
  ['current_time', 'Clock'],
  ['convert_units', 'Unit conversion'],
  [SEARCH_MY_CHATS, 'Search in your chats'],
  [MAKE_CHART, 'Chart'],
  [RUN_JAVASCRIPT, 'JavaScript'],
  ['read_file', 'Attached file'],
  ['web_search', 'Web search'],
  ['web_fetch', 'Web page'],
  ['code_execution', 'Code execution'],
  ['bash_code_execution', 'Command line'],
  ['text_editor_code_execution', 'File editor'],
])

/** A tool's title on the page; one without a title keeps the name that the model uses. */
export function toolTitle(name: string): string {
  return TITLES.get(name) ?? name
}

const ASKS: ReadonlyMap<string, string> = new Map([
  [
    RUN_JAVASCRIPT,
    'Claude wants to run this code in a sandbox of your browser. It cannot reach this page, your data or the network.',
  ],
])

/** The question to the person before a tool runs. */
export function toolAsks(name: string): string {
  return ASKS.get(name) ?? `Claude wants to use “${toolTitle(name)}” with this input.`
}

/** Fields with these names contain code. */
const CODE_FIELDS: ReadonlyMap<string, string> = new Map([[`${RUN_JAVASCRIPT}.code`, 'javascript']])

/** The language of a field of a tool's input; undefined when the field is no code. */
export function codeLanguage(toolName: string, field: string): string | undefined {
  return CODE_FIELDS.get(`${toolName}.${field}`) ?? (field === 'code' || field === 'command' ? '' : undefined)
}
