/** PORT SignIn: sends a person to a provider and learns who they are. Adapter: OpenID Connect and OAuth 2. */
import type { SignInProvider } from '@/lib/server/sign-in-settings'

/** A person's identity at a provider: issuer and subject. Name and e-mail are for display only. */
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
  /** Identifies the sign-in; comes back in the address. */
  state: string
  /** The sealed content of this browser's cookie, which must come back. */
  flow: string
}

/** The result of a sign-in. Reasons are a closed set, because they appear in an address. */
export type SignInOutcome =
  | { kind: 'proven'; identity: ProvenIdentity; next: string }
  | { kind: 'failed'; reason: SignInFailure; next: string; cause?: unknown }

/** Why a sign-in failed: refused by the person or the provider, begun too long ago or elsewhere, or an error. */
export type SignInFailure = 'denied' | 'expired' | 'failed'

/** Signs people in at the configured providers. */
export interface SignIn {
  readonly providers: ReadonlyArray<Pick<SignInProvider, 'id' | 'name'>>
  /** Rejects with `not_found` for an unknown provider and with `sign_in_failed` when it cannot be reached. */
  begin(providerId: string, next: string): Promise<BegunSignIn>
  /** Completes a sign-in with the provider's query and the browser's flow. */
  finish(providerId: string, query: URLSearchParams, flow: string | undefined): Promise<SignInOutcome>
}
