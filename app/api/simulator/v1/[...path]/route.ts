/** The embedded simulator over HTTP, in the Anthropic wire format, for any official SDK. */
import { handler } from '@/lib/server/http/handler'
import { serveSimulator } from '@/lib/server/simulator/serve-simulator'
import { AppError } from '@/lib/shared/error'

const route = handler(async ({ request, services, person, origin }) => {
  if (!services.config.simulatorHttp) throw new AppError('not_found')
  return serveSimulator(services, request, { ownerId: person?.id, origin })
})

export { route as GET, route as POST }
