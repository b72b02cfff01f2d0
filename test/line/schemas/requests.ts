/** The bodies of the calls other than their messages. */
import { z } from 'zod'
import { richMenuAction } from './actions.ts'
import { oneOf, seen } from './values.ts'

const needed = { error: 'May not be null' }
const messages = z.array(z.unknown())
const notificationDisabled = z.boolean().optional()
const customAggregationUnits = z
  .array(z.string().regex(/^\w{1,30}$/, 'invalid unit name'))
  .max(1, 'Size must be between 0 and 1')
  .optional()

export const reply = z.strictObject({
  replyToken: z.string(needed).min(1, 'May not be empty'),
  messages,
  notificationDisabled,
})
export const push = z.strictObject({ to: z.string(needed), messages, notificationDisabled, customAggregationUnits })
export const multicast = z.strictObject({
  to: z.array(z.string(), needed).min(1, 'Size must be between 1 and 500').max(500, 'Size must be between 1 and 500'),
  messages,
  notificationDisabled,
  customAggregationUnits,
})
export const broadcast = z.strictObject({ messages, notificationDisabled })
export const validate = z.strictObject({ messages })

export const loading = z.strictObject({
  chatId: z.string(needed).regex(/^U[0-9a-f]{32}$/, {
    error: 'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.',
  }),
  loadingSeconds: z
    .int()
    .min(5, 'Must be between 5 and 60')
    .max(60, 'Must be between 5 and 60')
    .multipleOf(5, 'must be a multiple of five')
    .optional(),
})

export const markAsRead = z.strictObject({ markAsReadToken: z.string(needed).min(1, 'May not be empty') })
export const webhookEndpoint = z.strictObject({ endpoint: z.string(needed).max(500) })
export const webhookTest = z.strictObject({ endpoint: z.string().max(500).optional() })
export const deauthorize = z.strictObject({ userAccessToken: z.string(needed) })

const bounds = z.strictObject({ x: z.int().min(0), y: z.int().min(0), width: z.int().min(1), height: z.int().min(1) })

export const richMenu = z.strictObject({
  size: z
    .strictObject({ width: z.int().min(800).max(2500), height: z.int().min(250) }, { error: 'must be specified' })
    .refine(({ width, height }) => width / height >= 1.45, 'invalid aspect ratio'),
  selected: z.boolean({ error: 'must be specified' }),
  name: seen(300),
  chatBarText: seen(14),
  areas: z
    .array(z.strictObject({ bounds, action: richMenuAction }), { error: 'must be specified' })
    .max(20, 'Size must be between 0 and 20'),
})
export type RichMenuShape = z.infer<typeof richMenu>

export const alias = z.strictObject({
  richMenuAliasId: z.string(needed).regex(/^[a-z0-9_-]{1,32}$/, 'invalid richMenuAliasId'),
  richMenuId: z.string(needed),
})
export const aliasUpdate = z.strictObject({ richMenuId: z.string(needed) })
export const bulkLink = z.strictObject({ richMenuId: z.string(needed), userIds: z.array(z.string()).min(1).max(500) })
export const bulkUnlink = z.strictObject({ userIds: z.array(z.string()).min(1).max(500) })

export const tokenForm = z.object({
  grant_type: oneOf(['client_credentials']),
  client_id: z.string(),
  client_secret: z.string(),
})
