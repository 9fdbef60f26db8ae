/** Who the visitor is, their settings, and what is stored about them. */
import type { Metadata } from 'next'
import { Devices } from '@/components/account/devices'
import { Identity } from '@/components/account/identity'
import { Places } from '@/components/account/places'
import { PreferencesForm } from '@/components/account/preferences-form'
import { SignInFailure } from '@/components/account/sign-in-failure'
import { YourData } from '@/components/account/your-data'
import { SimplePage } from '@/components/ui/simple-page'
import { readAccount } from '@/lib/server/account/read-account'
import { safeNextPath } from '@/lib/server/auth/next-path'
import { pagePerson } from '@/lib/server/auth/page-person'
import { getServices } from '@/lib/server/create-services'
import { readPreferences } from '@/lib/server/database/people/preferences'
import { chooseModel } from '@/lib/server/generation/prompt'

export const metadata: Metadata = { title: 'Account · Firstword' }

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const { 'sign-in': reason, next } = await searchParams
  const { database, signIn, config, models } = await getServices()
  const person = await pagePerson(database.queries)
  const account = await readAccount(database.queries, person)
  const preferences = person ? await readPreferences(database.queries, person.id) : {}
  const today = new Date()
  const { model: defaultModel } = chooseModel(undefined, config.model, today)
  const offer = { models: await models.list(), defaultModel, today: today.toISOString() }
  const isKnown = account.kind !== 'nobody'
  return (
    <SimplePage title="Account" lead="Who you are here, what you have set, and what is kept about you.">
      <SignInFailure reason={one(reason)} />
      <Identity account={account} providers={signIn.providers} next={safeNextPath(one(next) ?? '/account')} />
      <Places />
      <PreferencesForm preferences={preferences} offer={offer} />
      {isKnown && <Devices devices={account.devices} />}
      {isKnown && <YourData />}
    </SimplePage>
  )
}
