/** Words in brackets or behind a dish that say which kinds it was: 「おにぎり2個(鮭と梅)」, 「お弁当(唐揚げ、卵焼き)」. */
import { alsoOnTop } from './compose.ts'
import { dishAt } from './dishes.ts'
import type { Folded } from './fold.ts'
import { lookUp } from './lexicon.ts'
import { plateOf } from './plate.ts'
import type { Token } from './scan.ts'
import { type Served, withoutParts } from './served.ts'

/** Words in brackets say which kind, what is inside, or how much. */
export function brackets(text: string, folded: Folded, tokens: readonly Token[], table: Served[]): Served[] {
  let result = table
  for (const [i, open] of tokens.entries()) {
    if (open.type !== 'open') continue
    const close = tokens.slice(i + 1).find((token) => token.type === 'close') ?? unclosed(folded)
    const host = [...result].reverse().find((one) => one.end <= open.start && open.start - one.end <= 1)
    if (!host) continue
    const inner = result.filter((one) => one.start > open.start && one.end <= close.start && !one.without)
    const raw = text.slice(folded.to[open.end - 1] ?? 0, folded.from[close.start] ?? text.length)
    const words = raw.split(/[と、,・\s/]+/).filter((word) => word !== '')
    const original = { ...host, plate: { ...host.plate } }
    const hostName = text.slice(folded.from[host.plate.start] ?? 0, folded.to[host.plate.end - 1] ?? 0)
    const kinds = kindsInBrackets(
      hostName,
      { ...original, plate: { ...original.plate, start: 0, end: hostName.length } },
      words,
    )
    const generic = host.plate.dish.kind === 'suffix' || GENERIC.test(hostName)
    if (kinds) {
      const placed = kinds.map((one) => ({
        ...one,
        plate: { ...one.plate, start: host.plate.start, end: host.plate.end },
        end: close.end,
      }))
      result = result.flatMap((one) => (one === host ? placed : inner.includes(one) ? [] : [one]))
    } else if (inner.length === 0) continue
    else if (host.plate.parts.length > 0 && !generic) {
      if (inner.some((one) => one.plate.dish.kind === 'main')) dropMain(host)
    } else if (generic && (inner.length >= 2 || FRAME.test(hostName) || inner[0]?.plate.dish.kind === 'rice')) {
      if (/弁当|弁$/.test(hostName)) inner.forEach(boxed)
      result = result.filter((one) => one !== host)
    } else {
      if (host.plate.dish.kind === 'noodle') addToppings(host, inner)
      result = result.filter((one) => !inner.includes(one))
    }
  }
  return result
}

/** A bracket that was cut off closes with the text. */
const unclosed = ({ text }: Folded): { start: number; end: number } => ({ start: text.length, end: text.length })

/** 「焼き魚定食（鮭）」: the main dish of the set is the one in the brackets. */
function dropMain(set: Served): void {
  const main = set.plate.parts.find(({ index }) => dishAt(index).kind === 'main')
  withoutParts(set, (index) => index === main?.index)
}

/** Hosts that are only the frame of what stands in the brackets. */
const FRAME =
  /^お?(?:菓子|おかし|おやつ|つまみ|おつまみ|おかず|惣菜|総菜|フルーツ|果物|くだもの|小鉢|副菜|主菜|飲み物|おでん|スイーツ|デザート|パン|菓子パン|惣菜パン|ジュース|アイス|寿司)$/
const GENERIC = new RegExp(
  `弁当|弁$|^お?定食|日替|週替|本日|[AB]定|ランチ|プレート|オードブル|バイキング|ビュッフェ|朝食|モーニング|${FRAME.source}`,
)

/** Dishes of a boxed meal are smaller than on a plate. */
const IN_A_BOX = 0.65

function boxed(one: Served): void {
  const dish = ['main', 'side'].includes(one.plate.dish.kind)
  if (dish && one.amounts.length === 0 && one.plate.words <= 3) one.eaten *= IN_A_BOX
}

/** 「煮込みうどん（鶏肉、卵、ねぎ）」: what the usual recipe does not hold goes on top. */
function addToppings(host: Served, inner: readonly Served[]): void {
  for (const one of inner) {
    const food = one.plate.items[0]?.food ?? ''
    const known = host.plate.items.some((item) => item.food === food)
    if (!known && one.plate.items.length <= 3 && one.plate.dish.kind !== 'season')
      host.plate = { ...alsoOnTop(host.plate, one.plate), start: host.plate.start, words: host.plate.words }
  }
}

/** 「おにぎり2個 鮭と梅」: fillings named behind the rice balls, as many as there are. */
export function fillings(text: string, folded: Folded, table: Served[]): Served[] {
  const at = table.findIndex((one) =>
    /(?:おにぎり|おむすび)$/.test(text.slice(folded.from[one.plate.start] ?? 0, folded.to[one.plate.end - 1] ?? 0)),
  )
  const host = table[at]
  const count = host?.amounts.reduce((sum, amount) => sum + amount.value, 0) ?? 0
  if (host && host.amounts.length === 0) return oneFilling(text, folded, table, host)
  if (!host || count < 2 || table.length < at + 1 + count) return table
  const inner = table.slice(at + 1, at + 1 + count)
  const apart = inner.every((one, i) =>
    (i === 0 ? /^[\s:、]+$/ : /^[と、,・\s]+$/).test(
      folded.text.slice((i === 0 ? host : inner[i - 1])?.end, one.start),
    ),
  )
  if (!apart || inner.some((one) => one.amounts.length > 0)) return table
  const words = inner.map((one) => text.slice(folded.from[one.plate.start] ?? 0, folded.to[one.plate.end - 1] ?? 0))
  const hostName = text.slice(folded.from[host.plate.start] ?? 0, folded.to[host.plate.end - 1] ?? 0)
  const kinds = kindsInBrackets(hostName, { ...host, plate: { ...host.plate, start: 0, end: hostName.length } }, words)
  if (!kinds) return table
  const end = inner.at(-1)?.end ?? host.end
  const placed = kinds.map((one) => ({
    ...one,
    plate: { ...one.plate, start: host.plate.start, end: host.plate.end },
    end,
  }))
  return [...table.slice(0, at), ...placed, ...table.slice(at + 1 + count)]
}

/** 「手巻おにぎり 紅しゃけ」: the word behind a space is the filling. */
function oneFilling(text: string, folded: Folded, table: Served[], host: Served): Served[] {
  const behind = folded.to[host.plate.end - 1] ?? text.length
  const filling = /^[\s　・]?([^\s　、,。とをはがもので]{1,10}?)(?:$|[\s　、,。]|(?=を|と))/.exec(text.slice(behind))
  const entry = filling ? lookUp(`${filling[1]}おにぎり`) : undefined
  if (!filling || entry?.dish === undefined) return table
  const end = folded.to.lastIndexOf(behind + filling[0].replace(/[\s　、,。]$/, '').length) + 1
  const plate = plateOf(entry, host.plate.start, host.plate.end)
  if (!plate || end <= host.plate.end) return table
  const one = { ...host, plate: { ...plate, name: `${filling[1]}おにぎり` }, end }
  return table.flatMap((other) => (other === host ? [one] : other.start >= host.end && other.end <= end ? [] : [other]))
}

/** 「おにぎり2個(鮭と梅)」: the words in brackets say which ones. */
function kindsInBrackets(text: string, host: Served, inner: readonly string[]): Served[] | undefined {
  const name = text.slice(host.plate.start, host.plate.end)
  const entries = inner.map((word) => lookUp(word + name) ?? lookUp(`${word}の${name}`))
  if (entries.length === 0 || entries.some((entry) => entry?.dish === undefined)) return undefined
  const count = host.amounts.reduce((sum, amount) => sum + amount.value, 0) || inner.length
  return entries.flatMap((entry, i) => {
    const plate = entry && plateOf(entry, host.plate.start, host.plate.end)
    if (!plate) return []
    const share = count / inner.length
    return [
      {
        ...host,
        plate: { ...plate, name: `${inner[i]}${name}` },
        amounts: [{ value: share, unit: '個' }],
        light: new Set(host.light),
      },
    ]
  })
}

/** 「弁当 鮭 卵焼き」 lists what was in it, 「鍋。白菜、豚肉」 what it was made of: one of the two counts. */
export function contents(folded: Folded, table: Served[]): Served[] {
  const at = table.findIndex((one) =>
    /^お?(?:べんとう|弁当|おーどぶる|なべ|おでん|さらだ)$/.test(folded.text.slice(one.plate.start, one.plate.end)),
  )
  const host = table[at]
  if (!host) return table
  const listed: Served[] = []
  for (const one of table.slice(at + 1)) {
    const gap = folded.text.slice((listed.at(-1) ?? host).end, one.start)
    if (!/^(?:でした|です|で|は|に|を食べました|を食べた|を食べて)?[\s　、,。:：・と]{1,2}$/.test(gap)) break
    listed.push(one)
  }
  if (listed.length < 2) return table
  const box = /弁当|おーどぶる/.test(folded.text.slice(host.plate.start, host.plate.end))
  const plain = listed.every(
    (one) => one.plate.dish.kind === 'food' || /豆腐|とうふ/.test(folded.text.slice(one.plate.start, one.plate.end)),
  )
  if (/^おでん/.test(folded.text.slice(host.plate.start, host.plate.end))) return table.filter((one) => one !== host)
  if (
    box &&
    /^(?:を食べました|を食べた|を食べて)?[\s　:：は。]+$/.test(folded.text.slice(host.end, listed[0]?.start))
  ) {
    listed.forEach(boxed)
    return table.filter((one) => one !== host)
  }
  return !box && plain && listed.every((one) => one.amounts.length === 0)
    ? table.filter((one) => !listed.includes(one))
    : table
}
