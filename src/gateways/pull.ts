import { z } from 'zod'
import { defineGateway } from '../gateway.ts'

const Settings = z.strictObject({
  /** The bearer token that the gateway shows at `GET /v1/directive`. */
  token: z.string().min(1, 'a token must not be empty'),
})

export default defineGateway<z.infer<typeof Settings>>({
  describe: 'Fetches the signed directive itself (tocsin agent, or any program that can) and reports what it did.',
  mode: 'pull',
  settings: Settings,
  open: () => null,
})
