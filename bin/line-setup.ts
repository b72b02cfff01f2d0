/**
 * Once, when going live: tells LINE where our webhook is and asks it to try it.
 *   PUBLIC_URL=https://… LINE_CHANNEL_ID=… LINE_CHANNEL_SECRET=… npm run line:setup
 */
import { channelAccessToken, messagingApi } from '@line/bot-sdk'

const setting = (name: string): string => {
  const value = process.env[name]
  if (!value) {
    process.stderr.write(`Not set: ${name}\n`)
    process.exit(2)
  }
  return value
}

const baseURL = process.env.LINE_API_BASE_URL || 'https://api.line.me'
const endpoint = `${setting('PUBLIC_URL').replace(/\/+$/, '')}/line/webhook`
const client = new messagingApi.MessagingApiClient({ baseURL, channelAccessToken: await token() })
await client.setWebhookEndpoint({ endpoint })
const test = await client.testWebhookEndpoint({ endpoint })
process.stdout.write(`${endpoint}: ${test.success ? 'answers' : `does not answer (${test.reason})`}\n`)
process.stdout.write(
  'In the LINE console: switch "Use webhook" and "Webhook redelivery" on, greeting and auto-reply off.\n',
)
process.exitCode = test.success ? 0 : 1

async function token(): Promise<string> {
  if (process.env.LINE_CHANNEL_ACCESS_TOKEN) return process.env.LINE_CHANNEL_ACCESS_TOKEN
  const issuer = new channelAccessToken.ChannelAccessTokenClient({ baseURL })
  const id = setting('LINE_CHANNEL_ID')
  return (await issuer.issueStatelessChannelTokenByClientSecret(id, setting('LINE_CHANNEL_SECRET'))).access_token
}
