/** The icons of tools that have one of their own. */
import {
  ArrowLeftRight,
  Calculator,
  ChartColumn,
  Clock,
  CodeXml,
  FileText,
  Globe,
  type LucideIcon,
  MessagesSquare,
  SquareTerminal,
} from 'lucide-react'

const ICONS: ReadonlyMap<string, LucideIcon> = new Map([
  ['calculator', Calculator],
  ['current_time', Clock],
  ['convert_units', ArrowLeftRight],
  ['search_my_chats', MessagesSquare],
  ['make_chart', ChartColumn],
  ['run_javascript', CodeXml],
  ['read_file', FileText],
  ['web_search', Globe],
  ['web_fetch', Globe],
  ['code_execution', SquareTerminal],
  ['bash_code_execution', SquareTerminal],
  ['text_editor_code_execution', FileText],
])

/** The icon. */
export function toolIcon(name: string): LucideIcon | undefined {
  return ICONS.get(name)
}
