/** The presets of the stage: questions that each show one thing about streaming, and the paces of their answers. */
import type { Pace } from '@/lib/shared/pace-words'

/** A preset. Its pace is for the simulator alone: a model answers the same question at its own. */
export interface Preset {
  name: string
  title: string
  question: string
  /** Tokens per second to choose from; the first is chosen. */
  paces: readonly [number, ...number[]]
  /** Tokens of the simulator's answer. */
  tokens: number
  /** What else is special about the pace. */
  pace?: Omit<Pace, 'tokensPerSecond'>
  /** What there is to see, shown under the panes. */
  lesson: string
  /** Whether the simulator's answer says something wrong until its end. */
  isWrongOnPurpose?: boolean
}

const SHORT = { question: 'Explain in a short answer why streaming feels fast', tokens: 500 } as const

/** Milliseconds before the first word where nothing else is said. */
const FIRST_WORD_MS = 400

/** Every preset; the first is chosen. */
export const PRESETS: readonly [Preset, ...Preset[]] = [
  {
    ...SHORT,
    name: 'short',
    title: 'Short answer',
    paces: [62, 100, 167],
    lesson: 'Both sides end at the same moment. What differs is when you can begin to read.',
  },
  {
    name: 'documentation',
    title: 'Page of documentation',
    question: 'Document how a program reads a streamed answer',
    paces: [106, 132, 88],
    tokens: 1_056,
    lesson: 'The longer an answer is, the more there is to read while it is being written.',
  },
  {
    name: 'medical',
    title: 'Medical answer that turns around',
    question: 'Can I take ibuprofen with warfarin?',
    paces: [45, 30, 60],
    tokens: 342,
    isWrongOnPurpose: true,
    lesson:
      'What streaming shows too early: an answer may take back its first claim at its end, as the simulator’s does. Somebody who waits reads the claim and the correction together; somebody who reads along has already read the claim alone.',
  },
  {
    ...SHORT,
    name: 'bursts',
    title: 'Text in bursts',
    paces: [100, 62, 167],
    pace: { burstTokens: 60 },
    lesson:
      'Something on the way may hold text back and let it go in bursts, as the simulator does here. Between them, a reader waits again.',
  },
  {
    ...SHORT,
    name: 'slow-first-word',
    title: 'Slow first word',
    paces: [100, 62, 167],
    pace: { firstWordMs: 4_000 },
    lesson: 'Until the first word comes, streaming helps nobody: the wait is the same on both sides.',
  },
  {
    name: 'thinking',
    title: 'Thinking first',
    question: 'Think hard, then solve a small puzzle',
    paces: [30, 60],
    tokens: 179,
    lesson: 'A model that thinks first writes its first word later. The page shows that it thinks.',
  },
]

/** The preset of a name; the first one for any other. */
export function presetOf(name: string | undefined): Preset {
  return PRESETS.find((preset) => preset.name === name) ?? PRESETS[0]
}

/** The first preset that asks this question; undefined for a question of one's own. */
export function presetAsking(question: string): Preset | undefined {
  return PRESETS.find((preset) => preset.question === question)
}

/** Every pace that a preset has. */
export const ALL_PACES: readonly number[] = PRESETS.flatMap(({ paces }) => paces)

/** The pace that the simulator is asked for; a question of one's own has nothing special. */
export function paceOf(preset: Preset | undefined, tokensPerSecond: number): Pace {
  return { firstWordMs: FIRST_WORD_MS, ...preset?.pace, tokensPerSecond }
}

/** How long the simulator takes for a preset's answer. */
export function expectedMs(preset: Preset, tokensPerSecond: number): number {
  return (preset.tokens / tokensPerSecond) * 1000 + (preset.pace?.firstWordMs ?? FIRST_WORD_MS)
}

/** A pace in words, with the time that the preset's answer takes. */
export function paceWords({ tokens, pace }: Preset, tokensPerSecond: number): string {
  const seconds = tokens / tokensPerSecond + (pace?.firstWordMs ?? 0) / 1000
  return `${tokensPerSecond} tokens/s (${Math.round(seconds)} s)`
}
