/** GET /api/models: the models that may be picked, and the default one. */
import { chooseModel } from '@/lib/server/generation/prompt'
import { handler } from '@/lib/server/http/handler'

export const GET = handler(async ({ services, acceptedAt }) => {
  const { model: defaultModel } = chooseModel(undefined, services.config.model, acceptedAt)
  const models = await services.models.list()
  return Response.json({ models, defaultModel }, { headers: { 'cache-control': 'private, max-age=300' } })
})
