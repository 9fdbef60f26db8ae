/** The registry of tools. */
import { currentTime } from './current-time'
import type { Tool } from './tool'

/** Every tool that answers may use. */
export const TOOLS: readonly Tool[] = [currentTime]
