/** The registry of tools. */
import { calculator } from './calculator'
import { convertUnits } from './convert-units'
import { currentTime } from './current-time'
import { makeChart } from './make-chart'
import { readFile } from './read-file'
import { runJavascript } from './run-javascript'
import { searchMyChats } from './search-my-chats'
import type { Tool } from './tool'

/** Every tool available to answers. */
export const TOOLS: readonly Tool[] = [
  calculator,
  currentTime,
  convertUnits,
  searchMyChats,
  readFile,
  makeChart,
  runJavascript,
]
