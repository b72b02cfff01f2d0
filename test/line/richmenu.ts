/** Rich menus: made, given a picture once, set for all or for one, switched by alias. */
import { Hono } from 'hono'
import { type Env, readBody, refuse } from './http.ts'
import * as body from './schemas/requests.ts'
import { type State, secret } from './state.ts'

const MENUS = 1_000
const IMAGE_BYTES = 1_000_000

/** The menu a person sees: their own before the default. */
export function menuFor(state: State, userId: string) {
  const richMenuId = state.menuOfUser.get(userId) ?? state.defaultMenu
  const menu = richMenuId === undefined ? undefined : state.richMenus.get(richMenuId)
  return menu?.image && richMenuId !== undefined ? { richMenuId, ...withoutImage(menu) } : undefined
}

function withoutImage<T extends { image?: unknown }>(menu: T): Omit<T, 'image'> {
  const { image: _, ...shape } = menu
  return shape
}

function menuRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/v2/bot/richmenu', async (c) => {
    const read = await readBody(c, body.richMenu)
    if ('refused' in read) return read.refused
    if (state.richMenus.size >= MENUS) return refuse(c, 400, 'The maximum number of rich menus has been reached')
    const richMenuId = `richmenu-${secret(16)
      .replace(/[^a-z0-9]/gi, '0')
      .toLowerCase()}`
    state.richMenus.set(richMenuId, read.body)
    return c.json({ richMenuId })
  })
  app.post('/v2/bot/richmenu/validate', async (c) => {
    const read = await readBody(c, body.richMenu)
    return 'refused' in read ? read.refused : c.json({})
  })
  app.get('/v2/bot/richmenu/list', (c) =>
    c.json({ richmenus: [...state.richMenus].map(([richMenuId, menu]) => ({ richMenuId, ...withoutImage(menu) })) }),
  )
  app.get('/v2/bot/richmenu/:id', (c) => {
    const menu = state.richMenus.get(c.req.param('id'))
    return menu ? c.json({ richMenuId: c.req.param('id'), ...withoutImage(menu) }) : refuse(c, 404, 'Not found')
  })
  app.delete('/v2/bot/richmenu/:id', (c) => {
    const id = c.req.param('id')
    if (!state.richMenus.delete(id)) return refuse(c, 404, 'Not found')
    if (state.defaultMenu === id) state.defaultMenu = undefined
    for (const [userId, menuId] of state.menuOfUser) if (menuId === id) state.menuOfUser.delete(userId)
    state.changed({ sort: 'menu' })
    return c.json({})
  })
  app.post('/v2/bot/richmenu/:id/content', async (c) => {
    const menu = state.richMenus.get(c.req.param('id'))
    const type = c.req.header('content-type') ?? ''
    if (type !== 'image/png' && type !== 'image/jpeg')
      return refuse(c, 415, `The content type, ${type}, is not supported`)
    if (!menu) return refuse(c, 404, 'Not found')
    if (menu.image) return refuse(c, 400, 'An image has already been uploaded to the richmenu')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.byteLength > IMAGE_BYTES) return refuse(c, 413, 'Payload Too Large')
    if (bytes.byteLength === 0) return refuse(c, 400, 'The image size is not allowed for richmenu')
    menu.image = { type, bytes }
    return c.json({})
  })
  app.get('/v2/bot/richmenu/:id/content', (c) => {
    const image = state.richMenus.get(c.req.param('id'))?.image
    return image ? c.body(image.bytes.slice().buffer, 200, { 'content-type': image.type }) : refuse(c, 404, 'Not found')
  })
  return app
}

function aliasRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/v2/bot/richmenu/alias', async (c) => {
    const read = await readBody(c, body.alias)
    if ('refused' in read) return read.refused
    if (!state.richMenus.get(read.body.richMenuId)?.image) return refuse(c, 400, 'richmenu not found', { details: [] })
    if (state.menuAliases.has(read.body.richMenuAliasId))
      return refuse(c, 400, 'conflict richmenu alias id', { details: [] })
    state.menuAliases.set(read.body.richMenuAliasId, read.body.richMenuId)
    return c.json({})
  })
  app.get('/v2/bot/richmenu/alias/list', (c) =>
    c.json({
      aliases: [...state.menuAliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })),
    }),
  )
  app.get('/v2/bot/richmenu/alias/:alias', (c) => {
    const richMenuId = state.menuAliases.get(c.req.param('alias'))
    return richMenuId
      ? c.json({ richMenuAliasId: c.req.param('alias'), richMenuId })
      : refuse(c, 404, 'richmenu alias not found')
  })
  app.post('/v2/bot/richmenu/alias/:alias', async (c) => {
    const read = await readBody(c, body.aliasUpdate)
    if ('refused' in read) return read.refused
    if (!state.menuAliases.has(c.req.param('alias'))) return refuse(c, 404, 'richmenu alias not found')
    if (!state.richMenus.get(read.body.richMenuId)?.image) return refuse(c, 400, 'richmenu not found', { details: [] })
    state.menuAliases.set(c.req.param('alias'), read.body.richMenuId)
    return c.json({})
  })
  app.delete('/v2/bot/richmenu/alias/:alias', (c) =>
    state.menuAliases.delete(c.req.param('alias')) ? c.json({}) : refuse(c, 404, 'richmenu alias not found'),
  )
  return app
}

function linkRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  const isUser = (userId: string) => /^U[0-9a-f]{32}$/.test(userId)
  const link = (userId: string, richMenuId: string): void => {
    const person = state.people.get(userId)
    if (person?.friend && !person.blocked) state.menuOfUser.set(userId, richMenuId)
    state.changed({ sort: 'menu', chatId: userId })
  }
  const unlink = (userId: string): void => {
    state.menuOfUser.delete(userId)
    state.changed({ sort: 'menu', chatId: userId })
  }
  const usable = (c: Parameters<typeof refuse>[0], richMenuId: string): Response | undefined => {
    const menu = state.richMenus.get(richMenuId)
    if (!menu) return refuse(c, 404, 'Not found')
    return menu.image
      ? undefined
      : refuse(c, 400, 'must upload richmenu image before applying it to user', { details: [] })
  }

  app.get('/v2/bot/user/all/richmenu', (c) =>
    state.defaultMenu
      ? c.json({ richMenuId: state.defaultMenu })
      : refuse(c, 404, 'no default richmenu', { details: [] }),
  )
  app.delete('/v2/bot/user/all/richmenu', (c) => {
    state.defaultMenu = undefined
    state.changed({ sort: 'menu' })
    return c.json({})
  })
  app.post('/v2/bot/user/all/richmenu/:menu', (c) => {
    const refused = usable(c, c.req.param('menu'))
    if (refused) return refused
    state.defaultMenu = c.req.param('menu')
    state.changed({ sort: 'menu' })
    return c.json({})
  })
  app.get('/v2/bot/user/:user/richmenu', (c) => {
    const richMenuId = state.menuOfUser.get(c.req.param('user'))
    return richMenuId ? c.json({ richMenuId }) : refuse(c, 404, 'the user has no richmenu', { details: [] })
  })
  app.delete('/v2/bot/user/:user/richmenu', (c) => {
    unlink(c.req.param('user'))
    return c.json({})
  })
  app.post('/v2/bot/user/:user/richmenu/:menu', (c) => {
    if (!isUser(c.req.param('user'))) return refuse(c, 400, "The value for the 'userId' parameter is invalid")
    const refused = usable(c, c.req.param('menu'))
    if (refused) return refused
    link(c.req.param('user'), c.req.param('menu'))
    return c.json({})
  })
  app.post('/v2/bot/richmenu/bulk/link', async (c) => {
    const read = await readBody(c, body.bulkLink)
    if ('refused' in read) return read.refused
    const refused = usable(c, read.body.richMenuId)
    if (refused) return refused
    for (const userId of read.body.userIds) link(userId, read.body.richMenuId)
    return c.json({}, 202)
  })
  app.post('/v2/bot/richmenu/bulk/unlink', async (c) => {
    const read = await readBody(c, body.bulkUnlink)
    if ('refused' in read) return read.refused
    for (const userId of read.body.userIds) unlink(userId)
    return c.json({}, 202)
  })
  return app
}

/** Aliases and links come before the menus themselves, whose paths would swallow theirs. */
export function richMenuRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  for (const routes of [aliasRoutes(state), linkRoutes(state), menuRoutes(state)]) app.route('/', routes)
  return app
}
