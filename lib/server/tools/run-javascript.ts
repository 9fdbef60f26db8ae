/** Tool `run_javascript`: code that runs in the person's page, in a sandbox, after asking. */
import { z } from 'zod'
import { MAX_CODE_CHARACTERS, RUN_JAVASCRIPT } from '@/lib/shared/tools/tools'
import { defineBrowserTool } from './tool'

/** Only describes the tool; lib/client/sandbox/browser-tools.ts runs it. */
export const runJavascript = defineBrowserTool({
  name: RUN_JAVASCRIPT,
  description:
    "Runs JavaScript in a sandbox of the person's browser, after the person has allowed it. For calculations, text processing and simulations that other tools cannot do. " +
    'The result holds what the console printed and the value of the last expression; await works at the top level. ' +
    'There is no network, no page, no storage, no modules and no files. It is ended after 10 seconds.',
  input: z.object({
    code: z.string().min(1).max(MAX_CODE_CHARACTERS).describe('a script; its last expression is the result'),
  }),
  needsApproval: true,
})
