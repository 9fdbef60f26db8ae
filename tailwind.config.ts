/** The design system's roles: colours by what they are for, the type scale, the measure. Values live in app/globals.css. */
import type { Config } from 'tailwindcss'

const role = (name: string) => `var(--${name})`

export default {
  content: ['./app/**/*.tsx', './components/**/*.tsx'],
  theme: {
    extend: {
      colors: {
        paper: role('paper'),
        raised: role('raised'),
        ink: role('ink'),
        quiet: role('quiet'),
        line: role('line'),
        tint: role('tint'),
        side: role('side'),
        accent: role('accent'),
        'on-accent': role('on-accent'),
        warn: role('warn'),
        stop: role('stop'),
      },
      fontFamily: {
        sans: ['var(--font-geist-sans)', 'ui-sans-serif', 'system-ui', 'sans-serif'],
        mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
      },
      fontSize: {
        // Reading text, and the small print of measured things.
        reading: ['1rem', { lineHeight: '1.65' }],
        small: ['0.8125rem', { lineHeight: '1.25rem' }],
        code: ['0.75rem', { lineHeight: '1.25rem' }],
        // A whole line of an answer's figures fits the column.
        figures: ['0.71875rem', { lineHeight: '1.25rem' }],
      },
      maxWidth: {
        // What everything stands on, and the reading text in it.
        column: role('column'),
        measure: role('measure'),
      },
      boxShadow: {
        // For what lies above the page: the text box, the way back to the end.
        float: 'var(--float)',
      },
    },
  },
} satisfies Config
