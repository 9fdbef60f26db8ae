/**
 * Every state of the chat page: the question, the simulator's fault, and the moment of the picture. Moments are states
 * of the page, never times.
 */

const LONG = 'Write a long document about how a page reaches a screen'
const TOUR = 'Show me a tour of Markdown'

const answer = (page) => page.getByRole('article', { name: 'Claude' }).last()

/** Waits until the newest answer has this status. */
const status = (name) => (page) =>
  page.locator(`article[aria-label="Claude"][data-status="${name}"]`).last().waitFor({ timeout: 60_000 })

/** Waits until the newest answer contains this text. */
const says = (text) => (page) => answer(page).getByText(text).first().waitFor({ timeout: 60_000 })

/** Waits until the newest answer is complete and contains this element. */
const completeWith = (selector) => async (page) => {
  await status('complete')(page)
  await answer(page).locator(selector).last().waitFor({ timeout: 60_000 })
}

/**
 * The states in the order of an answer's life. `fault` is sent with the question and not shown. `line: true` gives each
 * picture its own connection, which `moment` may cut; `clock: true` a clock that `moment` may advance.
 */
export const STATES = [
  { name: 'empty', about: 'A new chat, in demo mode.' },
  {
    name: 'waiting',
    about: 'The question has arrived; the first word has not.',
    question: 'Why do lighthouses blink?',
    fault: 'late-headers',
    moment: says(/^2 s$/),
  },
  {
    name: 'retrying',
    about: 'The model’s provider asked for a pause (429).',
    question: 'Count to 60',
    fault: 'http-429:20*1',
    moment: says(/Trying again in 1\d s/),
  },
  {
    name: 'thinking',
    about: 'The model thinks, and its thinking was opened.',
    question: 'Think hard, then solve a small puzzle',
    fault: 'silence@53',
    async moment(page) {
      await answer(page).getByRole('button', { name: 'Thinking…' }).click()
      await says(/2x = 0\.10/)(page)
    },
  },
  {
    name: 'streaming',
    about: 'Text arrives.',
    question: TOUR,
    fault: 'silence@255',
    moment: says(/one level down/),
  },
  {
    name: 'long-code',
    about: 'Code in several languages.',
    question: 'Show me code in several languages',
    // Highlighting comes after the text.
    moment: completeWith('.code-line > span[style]'),
  },
  { name: 'table', about: 'A table with numbers.', question: 'Show me a table with numbers' },
  { name: 'math', about: 'Formulas.', question: 'Show me some math', moment: completeWith('.katex') },
  {
    name: 'tools',
    about: 'Two tool calls in parallel, with their results.',
    question: 'Compare the time in New York and Tokyo',
  },
  {
    name: 'tool-running',
    about: 'A tool call whose input is being written.',
    question: 'What time is it in Tokyo?',
    fault: 'silence@13',
    moment: (page) => page.locator('[role="group"][data-state="input-streaming"]').waitFor({ timeout: 60_000 }),
  },
  {
    name: 'right-to-left',
    about: 'Arabic and Hebrew, with code and numbers in them.',
    question: 'Answer in Arabic',
    moment: completeWith('.code-line > span[style]'),
  },
  { name: 'chinese', about: 'Chinese, Japanese and Korean.', question: 'Answer in Chinese' },
  {
    name: 'jump-to-latest',
    about: 'The reader has scrolled up while the answer grows.',
    question: LONG,
    fault: 'silence@900',
    async moment(page) {
      const list = page.getByRole('region', { name: 'Conversation' })
      await page.waitForFunction(() => document.querySelector('[data-markdown]')?.clientHeight > 1_000)
      await list.hover()
      await page.mouse.wheel(0, -300)
      await page.locator('button[data-news]').waitFor()
    },
  },
  {
    name: 'stopped',
    about: 'The reader has pressed Stop.',
    question: TOUR,
    fault: 'silence@128',
    async moment(page) {
      await says(/stand alone/)(page)
      await page.getByRole('button', { name: 'Stop' }).click()
      await status('stopped')(page)
    },
  },
  {
    name: 'cut',
    about: 'The answer reached its length limit.',
    question: 'Stop in mid-sentence at the token limit',
    moment: status('cut'),
  },
  {
    name: 'refused',
    about: 'The model declined in mid-answer.',
    question: 'Break off with a refusal',
    moment: status('refused'),
  },
  {
    name: 'error',
    about: 'The provider failed in mid-answer.',
    question: 'Break off with an overloaded error',
    moment: status('error'),
  },
  {
    name: 'interrupted',
    about: 'The stream from the provider ended before its time.',
    question: TOUR,
    fault: 'reset@128',
    moment: status('interrupted'),
  },
  {
    name: 'reconnecting',
    about: 'The line to the server broke in mid-answer.',
    question: TOUR,
    fault: 'silence@128',
    line: true,
    async moment(page, line) {
      await says(/stand alone/)(page)
      line.cut()
      await says(/Reconnecting/)(page)
    },
  },
  {
    name: 'offline',
    about: 'The device has no network.',
    question: 'What time is it in Tokyo?',
    async moment(page) {
      await status('complete')(page)
      await page.context().setOffline(true)
      await page.getByRole('status', { name: 'Offline' }).waitFor()
    },
  },
  {
    name: 'failed-send',
    about: 'The server could not be reached: the text is back in the box.',
    question: 'Why do lighthouses blink?',
    line: true,
    clock: true,
    async moment(page) {
      // Skips the time in which the page keeps retrying.
      const failed = page.locator('article[aria-label="You"][data-status="failed"]')
      while ((await failed.count()) === 0) await page.clock.fastForward(30_000)
      await failed.waitFor()
    },
    before: (line) => line.cut(),
  },
].map((state) => ({ moment: state.question ? status('complete') : async () => {}, ...state }))
