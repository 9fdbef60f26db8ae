/**
 * Keeps the account of a document: each try of a call is entered with the most that it can cost before it is made, and
 * with what it did cost once that is known. A try whose cost stays unknown, because its server was lost or its connection
 * broke, keeps the most.
 */
import type { Queries } from '@/lib/server/database/database'
import { addCharge, type DocumentKey, findAccount } from '@/lib/server/database/documents'
import type { ModelProvider, ModelRequest } from '@/lib/server/provider/provider'
import type { CallMeter } from '@/lib/server/usage/call-meter'
import { AppError } from '@/lib/shared/error'
import { documentRequestIn } from '@/lib/shared/write/read-document'
import { buyTokens } from './spending-cap'

/** Enters the calls of one segment. */
export interface CallCharges {
  /** Bounds a try by what is left of the spending cap, and enters it. The try before has ended. */
  bound(request: ModelRequest): Promise<ModelRequest>
  /** Enters what the last try has cost. */
  settle(): Promise<void>
}

/** Makes them for a document's request. The cap is read for each try, as its owner may change it at any time. */
export function createCallCharges(
  queries: Queries,
  key: DocumentKey,
  {
    provider,
    metering,
    signal,
  }: { provider: ModelProvider; metering: Pick<CallMeter, 'mostSpent'>; signal: AbortSignal },
): CallCharges {
  let open: { ceilingMicroUsd: number; before: ReturnType<CallMeter['mostSpent']> } | undefined

  async function settle() {
    if (!open) return
    const { ceilingMicroUsd, before } = open
    open = undefined
    const now = metering.mostSpent()
    if (now.unknownCalls > before.unknownCalls) return
    // If this fails, the most stays entered, and the cap holds all the same.
    await addCharge(queries, key, now.microUsd - before.microUsd - ceilingMicroUsd).catch(() => {})
  }

  return {
    settle,
    async bound(request) {
      await settle()
      const account = await findAccount(queries, key)
      if (!account) throw new AppError('not_found', { message: 'This document has been deleted.' })
      const maxCostUsd = documentRequestIn(account.parts)?.maxCostUsd
      const { max_tokens: _, ...input } = request
      const bought = await buyTokens(request, { maxCostUsd, chargedMicroUsd: account.chargedMicroUsd }, () =>
        provider.countTokens(input, signal),
      )
      const ceilingMicroUsd = bought.ceilingMicroUsd ?? 0
      open = { ceilingMicroUsd, before: metering.mostSpent() }
      await addCharge(queries, key, ceilingMicroUsd)
      return bought.request
    },
  }
}
