/** Common to scripts that call tools: one turn of calls, then an answer that quotes the results. */
import {
  call,
  plain,
  type Script,
  type ScriptContext,
  type Step,
  say,
  type ToolResult,
} from '@/lib/server/simulator/script'
import { fenced } from './fenced'

/** A call that a script makes. */
export interface ScriptedCall {
  name: string
  input: object
}

interface ToolTurn {
  name: string
  title: string
  question: string
  /** The text before the calls. */
  opening: string
  calls: readonly ScriptedCall[]
  /** The text after the results. */
  closing(results: readonly ToolResult[]): Step[]
  /** Calls tools even if the request does not offer them. */
  isUnoffered?: true
}

/** A script that calls tools once, in parallel, and then answers. */
export function toolTurn({ name, title, question, opening, calls, closing, isUnoffered }: ToolTurn): Script {
  return {
    name,
    title,
    question,
    takesResults: true,
    matches: (asked) => plain(asked) === plain(question),
    steps({ toolResults, tools }: ScriptContext) {
      if (toolResults.length > 0) return closing(toolResults)
      const missing = calls.find((each) => !tools.some((tool) => tool.name === each.name))
      if (!missing || (isUnoffered && tools.length > 0))
        return [say(opening), ...calls.map((each) => call(each.name, each.input))]
      return [
        say(
          `I cannot do that here: this request offers me no tool called \`${missing.name}\`, and I will not guess what it would say.`,
        ),
      ]
    },
  }
}

/** A result's text for an answer: one field of its JSON, or all of it if there is no such field. */
export function fieldOf({ text }: ToolResult, field: string): string {
  try {
    const value: unknown = JSON.parse(text)[field]
    return typeof value === 'string' ? value : JSON.stringify(value ?? null)
  } catch {
    return text
  }
}

/** An answer about a result, or about its error. */
export function unlessFailed(result: ToolResult | undefined, answer: (result: ToolResult) => string): Step[] {
  if (!result) return [say('No result came back, so I do not know.')]
  if (!result.isError) return [say(answer(result))]
  return [
    say(
      `The tool \`${result.name}\` could not answer. It said:\n\n${fenced(result.text)}\n\nSo I do not know, and I will not guess.`,
    ),
  ]
}
