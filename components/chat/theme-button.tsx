/** Light, dark, or the system's; kept in a cookie, so that the server renders the right one. */
import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { useTheme } from '@/components/ui/use-theme'
import { chooseTheme } from '@/lib/client/preferences/device-settings'

const THEMES = ['system', 'light', 'dark'] as const

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Cycles through the three themes. */
export function ThemeButton() {
  const theme = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const Icon = ICONS[theme]
  return (
    <IconButton label={`Theme: ${theme}`} onClick={() => chooseTheme(next)}>
      <Icon size={18} aria-hidden />
    </IconButton>
  )
}
