/** PORT SignIn: sends a person to a provider, and learns there who it is. Adapter: OpenID Connect and OAuth 2. */
import type { SignInProvider } from '@/lib/server/sign-in-settings'

/** Who somebody is at a provider. Issuer and subject are the identity; name and e-mail are for showing only. */
export interface ProvenIdentity {
  issuer: string
  subject: string
  name: string | null
  email: string | null
}

/** A sign-in that has begun. */
export interface BegunSignIn {
  /** The provider's page. */
  location: string
  /** Names the sign-in; comes back in the address. */
  state: string
  /** What only this browser may bring back, sealed: the content of its cookie. */
  flow: string
}

/** How a sign-in came out. Reasons are a closed set: they stand in an address. */
export type SignInOutcome =
  | { kind: 'proven'; identity: ProvenIdentity; next: string }
  | { kind: 'failed'; reason: SignInFailure; next: string; cause?: unknown }

/** Why a sign-in failed: refused by the person or the provider, begun too long ago or elsewhere, or broken. */
export type SignInFailure = 'denied' | 'expired' | 'failed'

/** Signs people in at the providers that are configured. */
export interface SignIn {
  readonly providers: ReadonlyArray<Pick<SignInProvider, 'id' | 'name'>>
  /** Rejects with `not_found` for an unknown provider and with `sign_in_failed` when it cannot be reached. */
  begin(providerId: string, next: string): Promise<BegunSignIn>
  /** Ends a sign-in with the query that the provider sent and the flow that the browser kept. */
  finish(providerId: string, query: URLSearchParams, flow: string | undefined): Promise<SignInOutcome>
}
