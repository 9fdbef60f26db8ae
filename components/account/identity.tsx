'use client'
/** Who the visitor is, and buttons to sign in and out. */
import { LogIn, LogOut } from 'lucide-react'
import { TextButton } from '@/components/ui/text-button'
import { signInWith, signOut } from '@/lib/client/api/account'
import { forgetEverywhere } from '@/lib/client/storage/forget'
import type { Account } from '@/lib/shared/api/account'
import { Failure, Section } from './section'
import { useTask } from './use-task'

interface IdentityProps {
  account: Account
  providers: ReadonlyArray<{ id: string; name: string }>
  /** Where to continue after signing in. */
  next: string
}

/** The first part of the account page. */
export function Identity({ account, providers, next }: IdentityProps) {
  const { isBusy, failure, run } = useTask()
  const { kind } = account
  const isPerson = kind === 'person'
  const leave = () =>
    run(async () => {
      await signOut()
      forgetEverywhere()
      // A new document, so that nothing stays in memory and Back does not return here.
      location.replace('/account')
    })
  return (
    <Section title={titleOf(account)} lead={<Lead account={account} canSignIn={providers.length > 0} />}>
      <div className="flex flex-wrap gap-2">
        {!isPerson &&
          providers.map(({ id, name }) => (
            <TextButton
              key={id}
              icon={<LogIn size={16} aria-hidden />}
              disabled={isBusy}
              onClick={() => run(() => signInWith(id, next))}
            >
              {`Sign in with ${name}`}
            </TextButton>
          ))}
        {kind !== 'nobody' && (
          <TextButton icon={<LogOut size={16} aria-hidden />} kind="quiet" disabled={isBusy} onClick={leave}>
            Sign out
          </TextButton>
        )}
      </div>
      <Failure words={failure} />
    </Section>
  )
}

function titleOf({ kind, name, email }: Account): string {
  if (kind === 'nobody') return 'You are not known here'
  return kind === 'guest' ? 'You are a guest' : (name ?? email ?? 'You are signed in')
}

function Lead({ account: { kind, name, email, chats }, canSignIn }: { account: Account; canSignIn: boolean }) {
  const count = chats === 1 ? 'one chat' : `${chats} chats`
  if (kind === 'nobody') return 'Nothing is kept about you. You become a guest when you ask your first question.'
  if (kind === 'person') return `${name !== null && email !== null ? `${email}. ` : ''}You have ${count}.`
  return `You have ${count}, which only this browser${canSignIn ? ' can open. Sign in to keep them and to open them elsewhere' : ' and devices that you connect can open'}. If you sign out as a guest, nobody can open them again.`
}
