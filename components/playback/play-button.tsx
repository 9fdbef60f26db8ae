/** Plays and pauses a replay. */
import { Pause, Play } from 'lucide-react'
import type { ComponentProps } from 'react'
import { IconButton } from '@/components/ui/icon-button'

interface PlayButtonProps extends Omit<ComponentProps<typeof IconButton>, 'label' | 'children'> {
  isPlaying: boolean
}

/** A triangle while it is paused, two bars while it plays. */
export function PlayButton({ isPlaying, ...rest }: PlayButtonProps) {
  return (
    <IconButton label={isPlaying ? 'Pause' : 'Play'} {...rest}>
      {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
    </IconButton>
  )
}
