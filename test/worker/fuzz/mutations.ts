/** Ways to spoil JSON: fields dropped, renamed, nulled, swapped, blown up. A mutation is data, so that it can shrink. */
import fc from 'fast-check'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

export type Mutation =
  | { op: 'drop' | 'double'; at: number }
  | { op: 'rename'; at: number; name: string }
  | { op: 'put'; at: number; value: Json }
  | { op: 'add'; at: number; name: string; value: Json }

const DEEP = 60
const deep = (): Json => Array.from({ length: DEEP }).reduce<Json>((inner, _, n) => (n % 2 ? [inner] : { a: inner }), 1)

/** Lone surrogates, joiners, marks, right-to-left, controls: what keyboards, old phones and pranksters send. */
export const WEIRD = [
  '',
  ' ',
  '\u0000',
  '\ud83d',
  '\ude00体重',
  '\u200b\u200d\ufeff',
  '👨‍👩‍👧‍👦❤️‍🔥🇯🇵',
  'が\u3099゛ﾞ',
  '\u202e血圧128の82',
  'Z̸̢͠a̴l̷g̶o̵',
  '\ufffd\uffff',
  '__proto__',
  'constructor',
  '<script>{name}${x}%s%00../..',
  "'; drop table entries; --",
  '128/82'.repeat(300),
  '1'.repeat(400),
  '体重'.repeat(400),
  'あ'.repeat(5_000),
  '\n'.repeat(900),
]

const NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e-320,
  1.5,
  2 ** 31,
  2 ** 53,
  8_640_000_000_000_000,
  -8_640_000_000_000_000,
  1e21,
  1e308,
]

export const weirdText = fc.oneof(fc.constantFrom(...WEIRD), fc.string({ unit: 'binary', maxLength: 40 }))

export const anyJson: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(null, true, false, [], {}, [null], { type: 'text' }),
  fc.constantFrom(...NUMBERS),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  weirdText,
  fc.constant(null).map(deep),
  fc.jsonValue() as fc.Arbitrary<Json>,
)

const at = fc.nat(60)
const name = fc.oneof(
  fc.constantFrom('type', 'id', 'text', 'userId', 'groupId', 'value', 'at', 'day', '__proto__'),
  weirdText,
)

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ op: fc.constantFrom('drop' as const, 'double' as const), at }),
  fc.record({ op: fc.constant('rename' as const), at, name }),
  { weight: 3, arbitrary: fc.record({ op: fc.constant('put' as const), at, value: anyJson }) },
  fc.record({ op: fc.constant('add' as const), at, name, value: anyJson }),
)

type Place = { holder: Json[] | { [name: string]: Json }; key: string | number }

function placesIn(json: Json): Place[] {
  if (json === null || typeof json !== 'object') return []
  const keys = Array.isArray(json) ? json.map((_, n) => n) : Object.keys(json)
  return keys.flatMap((key) => [{ holder: json, key }, ...placesIn(Reflect.get(json, key) as Json)])
}

/** A copy of `json` with the mutations applied one after the other. */
export function spoilt<T>(json: T, mutations: Mutation[]): Json {
  const copy = structuredClone(json) as Json
  for (const each of mutations) spoil(copy, each)
  return copy
}

/** What is put in is a copy: the same value may be used again, or be put inside itself. */
function spoil(json: Json, mutation: Mutation): void {
  const places = placesIn(json)
  const place = places[mutation.at % Math.max(places.length, 1)]
  if (!place) return
  const { holder, key } = place
  const value = Reflect.get(holder, key) as Json
  const define = (name: string, content: Json) =>
    Array.isArray(holder)
      ? void holder.push(content)
      : Object.defineProperty(holder, name, { value: content, enumerable: true, writable: true, configurable: true })
  const remove = () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key])
  switch (mutation.op) {
    case 'drop':
      return void remove()
    case 'double':
      return void define(`${key}2`, structuredClone(value))
    case 'rename':
      remove()
      return void define(mutation.name, value)
    case 'put':
      Reflect.set(holder, key, structuredClone(mutation.value))
      return
    case 'add':
      return void define(mutation.name, structuredClone(mutation.value))
  }
}
