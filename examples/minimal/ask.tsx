'use client'
/** The smallest client of the route beside it: asks, shows the text as it comes, and says how it ended. */
import { type FormEvent, useRef, useState } from 'react'
import type { AskEvent } from './route'

/** One question and its answer. */
export function Ask() {
  const [question, setQuestion] = useState('')
  const [answer, setAnswer] = useState('')
  const [state, setState] = useState('')
  const call = useRef<AbortController>(null)

  async function ask(event: FormEvent) {
    event.preventDefault()
    call.current?.abort()
    call.current = new AbortController()
    const { signal } = call.current
    setAnswer('')
    setState('Waiting…')
    try {
      const response = await fetch('/api/ask', { method: 'POST', body: JSON.stringify({ question }), signal })
      if (!response.ok || !response.body) throw new Error(`The server answered ${response.status}.`)
      let end = 'Broken off: this answer is not complete.'
      await readEvents(response.body, (event) => {
        if ('text' in event) {
          setAnswer((before) => before + event.text)
          setState('Writing…')
        } else end = endWords(event)
      })
      setState(end)
    } catch (error) {
      setState(signal.aborted ? 'Stopped.' : `Failed: ${error instanceof Error ? error.message : error}`)
    }
  }

  return (
    <form onSubmit={ask}>
      <input aria-label="Question" value={question} onChange={(event) => setQuestion(event.target.value)} />
      <button type="submit">Ask</button>
      <button type="button" onClick={() => call.current?.abort()}>
        Stop
      </button>
      <p style={{ whiteSpace: 'pre-wrap' }}>{answer}</p>
      <p role="status">{state}</p>
    </form>
  )
}

/** Only `end_turn` means that the model had no more to say. */
function endWords(event: Exclude<AskEvent, { text: string }>): string {
  if ('error' in event) return `Failed: ${event.error}`
  const { stopReason, inputTokens, outputTokens } = event
  const words = stopReason === 'end_turn' ? 'Complete' : `Not complete (${stopReason ?? 'no stop reason'})`
  return `${words}: ${inputTokens} tokens in, ${outputTokens} out.`
}

/** A piece from the network may hold several events, or a part of one, or a part of a letter. */
async function readEvents(body: ReadableStream<Uint8Array>, onEvent: (event: AskEvent) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) onEvent(JSON.parse(event.slice('data: '.length)))
  }
}
