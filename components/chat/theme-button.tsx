'use client'
/** Light, dark, or as the system has it; kept in a cookie, so that the server draws it right at once. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { chooseTheme, readTheme, type Theme } from '@/lib/client/preferences/device-settings'

const THEMES = ['system', 'light', 'dark'] as const

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Goes round the three themes. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(readTheme()), [])

  function choose() {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
    setTheme(next)
    chooseTheme(next)
  }

  const Icon = ICONS[theme]
  return (
    <IconButton label={`Theme: ${theme}`} onClick={choose}>
      <Icon size={18} aria-hidden />
    </IconButton>
  )
}
