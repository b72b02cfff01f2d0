/** The LINE port over the official SDK: a time-out on every call, errors mapped by status, request ids logged. */
import { Buffer } from 'node:buffer'
import { HTTPFetchError, messagingApi } from '@line/bot-sdk'
import type { Settings } from '../../env.ts'
import { log } from '../../shared/log.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { LineContent, LinePort, LineRefusal } from './port.ts'
import { withinTime } from './time-out.ts'
import { type ChannelToken, channelToken } from './token.ts'

export function lineClient(settings: Settings, clock: Clock): LinePort {
  const token = channelToken(settings, clock)
  const api = async () =>
    new messagingApi.MessagingApiClient({
      channelAccessToken: await token.get(),
      baseURL: settings.LINE_API_BASE_URL,
    })
  const data = async () =>
    new messagingApi.MessagingApiBlobClient({
      channelAccessToken: await token.get(),
      baseURL: settings.LINE_DATA_API_BASE_URL,
    })
  return {
    reply: (replyToken, messages) =>
      called(
        token,
        async () => {
          await (await api()).replyMessage({ replyToken, messages })
        },
        'spent_token',
      ),
    showLoading: (chatId, loadingSeconds) =>
      called(token, async () => {
        await (await api()).showLoadingAnimation({ chatId, loadingSeconds })
      }),
    content: (messageId, maxBytes) => content(token, data, messageId, maxBytes),
  }
}

/** Runs one call; a refused channel token is renewed once. `badRequest` names what a 400 means for this call. */
async function called<T>(
  token: ChannelToken,
  call: () => Promise<T>,
  badRequest: 'spent_token' | 'malformed' = 'malformed',
): Promise<Result<T, LineRefusal>> {
  const first = await attempt(call, badRequest)
  if (first.ok || first.error.reason !== 'unauthorised') return first
  token.forget()
  return attempt(call, badRequest)
}

async function attempt<T>(
  call: () => Promise<T>,
  badRequest: 'spent_token' | 'malformed',
): Promise<Result<T, LineRefusal>> {
  try {
    return ok(await withinTime(call()))
  } catch (thrown) {
    const refusal = refusalOf(thrown, badRequest)
    log({ event: 'line_call_failed', reason: refusal.reason, status: refusal.status, lineRequestId: refusal.requestId })
    return refuse(refusal)
  }
}

function refusalOf(thrown: unknown, badRequest: 'spent_token' | 'malformed'): LineRefusal {
  if (!(thrown instanceof HTTPFetchError)) return { reason: 'unavailable' }
  const requestId = thrown.headers.get('x-line-request-id') ?? undefined
  return { reason: reasonOf(thrown.status, thrown.body, badRequest), status: thrown.status, requestId }
}

function reasonOf(status: number, body: string, badRequest: 'spent_token' | 'malformed'): LineRefusal['reason'] {
  switch (status) {
    case 400:
      return badRequest === 'spent_token' && !/reply ?token/i.test(body) ? 'malformed' : badRequest
    case 413:
    case 415:
      return 'malformed'
    case 401:
      return 'unauthorised'
    case 403:
      return 'forbidden'
    case 404:
      return 'missing'
    case 410:
      return 'gone'
    case 429:
      return 'too_many'
    default:
      return status >= 500 ? 'unavailable' : 'malformed'
  }
}

async function content(
  token: ChannelToken,
  data: () => Promise<messagingApi.MessagingApiBlobClient>,
  messageId: string,
  maxBytes: number,
): Promise<Result<LineContent, LineRefusal>> {
  const answer = await called(token, async (): Promise<Result<LineContent, LineRefusal>> => {
    const { httpResponse, body } = await (await data()).getMessageContentWithHttpInfo(messageId)
    if (httpResponse.status === 202) return refuse({ reason: 'not_ready', status: 202 })
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body) {
      size += chunk.length
      if (size > maxBytes) return refuse({ reason: 'malformed', status: 413 })
      chunks.push(chunk)
    }
    const contentType = httpResponse.headers.get('content-type') ?? 'application/octet-stream'
    return ok({ bytes: Buffer.concat(chunks), contentType })
  })
  return answer.ok ? answer.value : answer
}
