/** The embedded simulator over HTTP, in the Anthropic wire format, for any official SDK. */
import { handler } from '@/lib/server/http/handler'
import { createSimulator } from '@/lib/server/simulator/simulator'
import { AppError } from '@/lib/shared/error'

const route = handler(async ({ request, services }) => {
  const { simulatorHttp, simulator } = services.config
  if (!simulatorHttp) throw new AppError('not_found')
  return createSimulator(simulator)(request)
})

export { route as GET, route as POST }
