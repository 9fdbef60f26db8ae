/**
 * What a compatible server may not know of a request, how it says so, and the request without it. A refusal counts only
 * where it is about the feature as such: a fault within it is one of this product, and must be seen. Pure.
 */

import { withoutThinking } from '@/lib/anthropic/transcript'
import { isServerTool } from '@/lib/server/tools/server-tools'
import type { ModelRequest } from './provider'
import { withoutServerTools, withoutTools } from './without-tools'

/** Something that can be left out. */
export interface Feature {
  name: FeatureName
  isSent(request: ModelRequest): boolean
  isRefused(line: string, request: ModelRequest): boolean
  without(request: ModelRequest): ModelRequest
}

/** Features by what the log calls them. */
export type FeatureName = 'server tools' | 'tools' | 'tool_choice' | 'thinking' | 'effort' | 'caching'

const NOT =
  '(?:(?:is|are|was|were)(?: currently)?(?: not|nt)|not)(?: currently| yet)? (?:supported|permitted|allowed|available|enabled|accepted|implemented|recogni[sz]ed)'
const UNKNOWN = '(?:unknown|unrecogni[sz]ed|unsupported|unexpected|extra|additional|unallowed)'
const FIELD = '(?:field|parameter|param|property|argument|input|key|option|keyword argument|request argument supplied)'
const SUPPORT =
  '(?:(?:does|do)(?: not|nt)|cannot|cant|not) (?:support|accept|allow|permit|implement|advertise|recogni[sz]e)'

/** Whether a line refuses a field of the request as such, and not something within it. */
function refusesField(line: string, field: string): boolean {
  const name = `(?<![\\w./-])(?:body\\.|request\\.|\\$\\.)?${field}(?![\\w-]|[.[]\\w)`
  return [
    `${name}[^.;]{0,30}?(?:extra inputs are not permitted|extra fields not permitted|field not permitted|extra_forbidden)`,
    `extra inputs are not permitted,? field: ?${name}`,
    `${name}(?: ${FIELD}s?)? ?:? ?(?:this ${FIELD} )?(?:${NOT}|(?:(?:is|was|were) )?${UNKNOWN}\\b)`,
    `${UNKNOWN} (?:\\w+ )?${FIELD}s?(?: name)?:? ?[[({]*${name}`,
    `properties are not allowed \\(${name}`,
    `${SUPPORT}s?(?: \\w+){0,3}:? ?[[({][^[({\\])}]*?${name}`,
    `${SUPPORT}s?(?: the| use of| using)*(?: ${FIELD}s?)?:? ?${name}`,
    `${UNKNOWN} (?:name )?${name}`,
  ].some((pattern) => new RegExp(pattern, 'i').test(line))
}

/** Whether a line says in words that something cannot be done. */
function refusesAbility(line: string, ability: string, behind = ''): boolean {
  const filler = '(?: (?:use|calls?|calling|definitions?|functionality|feature|parameters?))?'
  const where = '(?: (?:for|with|by|on|in) (?:this|the|your)(?: \\w+){1,2})?'
  return [
    `(?<![\\w.])(?:${ability})${filler}${where} ${NOT}`,
    `(?:${SUPPORT}s?|no endpoints found that support|no support for)(?: the| any| native| using| use of| with)*(?: ${FIELD}s?:?)? (?:${ability})(?![\\w-]|[.[]\\w)${behind}`,
  ].some((pattern) => new RegExp(pattern, 'i').test(line))
}

// As a rule of one kind: the validator names the place, and everything below it is sent in one form only.
const isBelow = (line: string, field: string) => new RegExp(`^(?:body\\.)?${field}(?:\\.[\\w.]+)? ?:`, 'i').test(line)

const TOOL_WORDS = 'tools?|tool[ _-](?:use|calls?|calling)|function[ _-]call(?:s|ing)?|functions'
const NOT_OF_TOOLS = '(?! ?(?:results?|choices?|inputs?|schemas?|names?|blocks?|types?|without)\\b)'

const isWithoutCalls = ({ tool_choice }: ModelRequest) => tool_choice?.type === 'none'

/** The features, in the order in which they are looked for. */
export const FEATURES: readonly Feature[] = [
  {
    name: 'server tools',
    isSent: ({ tools = [] }) => tools.some(isServerTool),
    isRefused: refusesServerTool,
    without: withoutServerTools,
  },
  {
    name: 'tools',
    isSent: ({ tools = [] }) => tools.length > 0,
    isRefused: (line) =>
      refusesField(line, 'tools') ||
      refusesAbility(line, TOOL_WORDS, NOT_OF_TOOLS) ||
      // vLLM and llama.cpp, started without what tools need.
      /\btools?\b[\w ]{0,20} requires --/i.test(line),
    without: withoutTools,
  },
  {
    name: 'tool_choice',
    // With it no tool may be called: without tools none can be.
    isSent: isWithoutCalls,
    isRefused: (line) => refusesField(line, 'tool_choice') || isBelow(line, 'tool_choice'),
    without: (request) => (isWithoutCalls(request) ? withoutTools(request) : request),
  },
  {
    name: 'thinking',
    isSent: (request) => request.thinking !== undefined,
    isRefused: (line) =>
      refusesField(line, 'thinking') ||
      isBelow(line, 'thinking') ||
      refusesAbility(
        line,
        '(?:extended |adaptive |summarized )?(?:thinking|reasoning)(?: (?:type|mode|display) \\w+)?',
      ),
    without: ({ thinking: _thinking, ...request }) => ({ ...request, messages: withoutThinking(request.messages) }),
  },
  {
    name: 'effort',
    isSent: ({ output_config }) => output_config !== undefined,
    isRefused: (line) =>
      refusesField(line, 'output_config') ||
      isBelow(line, 'output_config') ||
      refusesField(line, 'effort') ||
      refusesAbility(line, '(?:reasoning )?effort'),
    without: ({ output_config: _config, ...request }) => request,
  },
  {
    name: 'caching',
    isSent: ({ cache_control }) => cache_control !== undefined,
    isRefused: (line) =>
      refusesField(line, 'cache_control') ||
      isBelow(line, 'cache_control') ||
      refusesAbility(line, '(?:prompt |automatic )?cach(?:e|ing)'),
    without: ({ cache_control: _control, ...request }) => request,
  },
]

/** By the place in the list, or by the name that only one of the API's own has. */
function refusesServerTool(line: string, { tools = [] }: ModelRequest): boolean {
  const [, at, rest = ''] = /^(?:body\.)?tools[.[](\d+)(?!\d)\]?([\w.]*) ?:/i.exec(line) ?? []
  if (at !== undefined) {
    const tool = tools[Number(at)]
    const isOfItsKind = /^(?:\.(?:type|input_schema|name|description|custom\b.*|function\b.*))?$/.test(rest)
    return tool !== undefined && isServerTool(tool) && (isOfItsKind || /extra inputs are not permitted/i.test(line))
  }
  const names = tools.filter(isServerTool).flatMap(({ type, name }) => [type, name])
  return names.some(
    (name) =>
      new RegExp(`(?<![\\w.])${name}\\b`).test(line) &&
      new RegExp(`${NOT}|${SUPPORT}|${UNKNOWN}|does not match`, 'i').test(line),
  )
}
