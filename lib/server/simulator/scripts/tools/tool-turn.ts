/** What scripts that call tools share: one turn of calls, then an answer that quotes what came back. */
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

interface Turn {
  name: string
  title: string
  question: string
  /** Said before the calls. */
  opening: string
  calls: readonly ScriptedCall[]
  /** What is said once the results are there. */
  closing(results: readonly ToolResult[]): Step[]
  /** Calls go out although the request does not offer them. */
  isUnoffered?: true
}

/** A script that calls tools once, side by side, and then answers. */
export function toolTurn({ name, title, question, opening, calls, closing, isUnoffered }: Turn): Script {
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

/** What a result says, for an answer: a field of its JSON, or all of it when there is no such field. */
export function fieldOf({ text }: ToolResult, field: string): string {
  try {
    const value: unknown = JSON.parse(text)[field]
    return typeof value === 'string' ? value : JSON.stringify(value ?? null)
  } catch {
    return text
  }
}

/** An answer about a result, or about what went wrong. */
export function unlessFailed(result: ToolResult | undefined, answer: (result: ToolResult) => string): Step[] {
  if (!result) return [say('No result came back, so I do not know.')]
  if (!result.isError) return [say(answer(result))]
  return [
    say(
      `The tool \`${result.name}\` could not answer. It said:\n\n${fenced(result.text)}\n\nSo I do not know, and I will not guess.`,
    ),
  ]
}
