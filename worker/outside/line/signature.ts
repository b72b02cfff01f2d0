/** The webhook signature: Base64(HMAC-SHA256(channel secret, raw body)), compared in constant time by WebCrypto. */

const keys = new Map<string, Promise<CryptoKey>>()

function keyOf(secret: string): Promise<CryptoKey> {
  let key = keys.get(secret)
  if (!key) {
    const usages = ['verify']
    key = crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      usages,
    )
    keys.set(secret, key)
  }
  return key
}

export async function isSigned(secret: string, body: ArrayBuffer, signature: string | undefined): Promise<boolean> {
  if (!signature) return false
  let mac: Uint8Array<ArrayBuffer>
  try {
    mac = Uint8Array.from(atob(signature), (c) => c.charCodeAt(0))
  } catch {
    return false
  }
  return crypto.subtle.verify('HMAC', await keyOf(secret), mac, body)
}
