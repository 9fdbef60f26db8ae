/** The prompt of one answer: outlined before the answer is placed, whole when it is produced. */
import { bringsFiles, withFileContent, withFileOutline } from '@/lib/server/files/turn-content'
import type { Services } from '@/lib/server/services'
import { serverTools } from '@/lib/server/tools/server-tools'
import type { Preferences } from '@/lib/shared/api/preferences'
import type { ChatRequest } from '@/lib/shared/api/requests'
import type { Effort } from '@/lib/shared/models'
import type { BranchMessage } from './history'
import { buildPrompt, chooseModel, type Prompt, type PromptSource } from './prompt'

/** Who asks, and when. */
export interface PromptContext {
  ownerId: string
  preferences: Preferences
  acceptedAt: Date
}

/** A prompt with files in outline. Without files it is whole. */
export interface OutlinedPrompt extends Prompt {
  effort: Effort | undefined
  /** The retired id that was asked for, when another model serves it. */
  replacedModel: string | undefined
  /** Makes it whole; undefined when it is. Rejects when files cannot be read now. */
  load: (() => Promise<Prompt>) | undefined
}

/**
 * Makes the outlines of prompts. The same branch is outlined once, whoever needs it: the budget, which prices it, or the
 * producer. \`preferredModel\` is the model that the person prefers, where it can be had.
 */
export function createPromptOutline(
  services: Pick<Services, 'config' | 'models' | 'tools' | 'database' | 'fileStorage'>,
  request: Pick<ChatRequest, 'model' | 'effort'>,
  { ownerId, preferences, acceptedAt }: PromptContext,
  preferredModel: string | undefined,
): (source: PromptSource) => OutlinedPrompt {
  const { config, models, tools } = services
  const outlines = new WeakMap<readonly BranchMessage[], OutlinedPrompt>()

  function outline(source: PromptSource): OutlinedPrompt {
    const { branch, before } = source
    // A continued answer keeps the model that began it, unless another one is asked for.
    const requested = request.model ?? before?.model ?? preferredModel
    const { model, replaced } = chooseModel(requested, config.model, acceptedAt)
    const effort = request.effort ?? before?.effort ?? preferences.effort
    const { customInstructions } = preferences
    const facts = models.find(model)
    const options = { model, effort, customInstructions, tools, serverTools: serverTools(config), facts }
    const load = async () => {
      const content = await withFileContent(services, ownerId, branch, facts?.contextTokens)
      return buildPrompt({ ...source, branch: content }, options)
    }
    return {
      ...buildPrompt({ ...source, branch: withFileOutline(branch) }, options),
      effort,
      replacedModel: replaced,
      load: branch.some(bringsFiles) ? load : undefined,
    }
  }

  return (source) => {
    const outlined = outlines.get(source.branch) ?? outline(source)
    outlines.set(source.branch, outlined)
    return outlined
  }
}
