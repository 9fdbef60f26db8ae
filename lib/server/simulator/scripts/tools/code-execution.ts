/** Runs code in the API's sandbox, as far as that can be simulated: the output is made up. */
import { offers, pause, plain, type Script, say, serve, served } from '@/lib/server/simulator/script'
import { withoutTool } from './web-search'

const CODE = `import statistics
readings = [3, 1, 4, 1, 5, 9, 2, 6]
print(statistics.mean(readings))`

/** Writes a file, runs code, and gets a file from it. */
export const codeExecution: Script = {
  name: 'code-execution',
  title: 'Code in a sandbox',
  question: 'Run code in the sandbox',
  matches: (question) => /^run (?:some )?code in (?:a|the) sandbox$/.test(plain(question)),
  steps(context) {
    if (!offers(context, 'code_execution')) return [say(withoutTool('code_execution', 'CODE_EXECUTION'))]
    return [
      say('I will write the code to a file and run it.'),
      serve('text_editor_code_execution', { command: 'create', path: 'mean.py', file_text: CODE }, true),
      served('text_editor_code_execution_tool_result', {
        type: 'text_editor_code_execution_create_result',
        is_file_update: false,
      }),
      serve('bash_code_execution', { command: 'python mean.py | tee mean.txt' }),
      pause(500),
      served('bash_code_execution_tool_result', {
        type: 'bash_code_execution_result',
        stdout: '3.875\n',
        stderr: '',
        return_code: 0,
        content: [{ type: 'bash_code_execution_output', file_id: 'file_simulated_mean_txt' }],
      }),
      say(
        'The mean of the eight readings is **3.875**. No sandbox ran this: the simulator made the output up, and did the sum beforehand.',
      ),
    ]
  },
}
