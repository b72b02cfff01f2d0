/** The least a webhook can do: check the signature over the raw bytes and say yes. What Techo's own is held against. */

let key: Promise<CryptoKey> | undefined

export default {
  async fetch(request: Request, env: { LINE_CHANNEL_SECRET: string }): Promise<Response> {
    if (request.method === 'GET') return Response.json({ ok: true })
    key ??= crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(env.LINE_CHANNEL_SECRET),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    )
    const body = await request.arrayBuffer()
    const signature = Uint8Array.from(atob(request.headers.get('x-line-signature') ?? ''), (char) => char.charCodeAt(0))
    const signed = await crypto.subtle.verify('HMAC', await key, signature, body)
    return Response.json({}, { status: signed ? 200 : 401 })
  },
}
