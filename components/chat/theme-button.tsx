'use client'
/** Light, dark, or as the system has it; kept in a cookie, so that the server draws it right at once. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Goes round the three themes. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme
    if (chosen === 'light' || chosen === 'dark') setTheme(chosen)
  }, [])

  function choose() {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are still in use
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`
  }

  const Icon = ICONS[theme]
  return (
    <IconButton label={`Theme: ${theme}`} onClick={choose}>
      <Icon size={18} aria-hidden />
    </IconButton>
  )
}
