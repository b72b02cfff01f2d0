/**
 * Numbers told after a word of time without the name again: 「体重、昨日62.0→今日61.6」「血糖 朝108 夜141」「朝59.8 夜60.4
 * (体重)」. They are of the kind named last, or of the one kind that the message names without a number.
 */

import type { KindId } from '../../kinds/kind.ts'
import { bareValue } from './bare-number.ts'
import { NUMBER_NAMES } from './kind-names.ts'
import type { Found } from './read-line.ts'
import type { TimeWord } from './time-words.ts'

const KINDS = NUMBER_NAMES.map(([kind]) => kind)
const NUMBER_AFTER_TIME =
  /^[\s\u00a0はがもの:、,→=]{1,24}(\d{2,5}(?:\.\d{1,2})?)\s?(?:kg|キロ|度|歩|%)?(?=$|[\s\u00a0、。,→)でだやに|])/

const WEIGHTS = { low: 28, high: 200 }
const FEVERS = { low: 35, high: 41.9 }

/** 「11/16 62.8 11/17 62.5」: decimals after two or more days and nothing else named are weights, or temperatures. */
function datedDecimals(text: string, times: TimeWord[]): Found[] {
  const numbers = times
    .filter((time) => time.day !== undefined)
    .flatMap((time) => {
      const raw = NUMBER_AFTER_TIME.exec(text.slice(time.start))
      if (!raw?.[1] || !/\.\d/.test(raw[1])) return []
      const start = time.start + raw[0].indexOf(raw[1])
      return [{ number: Number(raw[1]), start, end: start + raw[1].length }]
    })
  if (numbers.length < 2) return []
  const all = (range: { low: number; high: number }) =>
    numbers.every(({ number }) => number >= range.low && number <= range.high)
  if (all(FEVERS))
    return numbers.map(({ number, ...at }) => ({
      kind: 'temperature',
      heard: { ...at, value: { temperatureC: number } },
    }))
  if (!all(WEIGHTS)) return []
  return numbers.map(({ number, ...at }) => ({ kind: 'weight', heard: { ...at, value: { weightKg: number } } }))
}

/** Names are taken from the whole message where only one was told: 「先週は体重61.0、今週は60.2」. */
function onlyName(words: string): { kind: KindId; at: number }[] {
  const told = NUMBER_NAMES.filter(([, label]) => words.search(label) >= 0)
  return told.length === 1 && told[0] ? [{ kind: told[0][0], at: words.search(told[0][1]) }] : []
}

/** `text` is the message with words of time and everything read so far taken out, places kept. */
export function sequels(words: string, text: string, times: TimeWord[], found: Found[], hour: number): Found[] {
  const named = NUMBER_NAMES.flatMap(([kind, label]) => [...text.matchAll(label)].map((m) => ({ kind, at: m.index })))
  const read = found.filter((one) => KINDS.includes(one.kind)).map((one) => ({ kind: one.kind, at: one.heard.start }))
  const near = [...named, ...read]
  const known = near.length > 0 ? near : onlyName(words)
  if (known.length === 0) return datedDecimals(text, times)
  return times.flatMap((time): Found[] => {
    const match = NUMBER_AFTER_TIME.exec(text.slice(time.start))
    if (!match?.[1]) return []
    const start = time.start + match[0].indexOf(match[1])
    const before = known.filter((one) => one.at < start).sort((a, b) => b.at - a.at)[0]
    const kind = (before ?? named[0])?.kind
    const heard = kind ? bareValue(match[1], kind, { hour }) : undefined
    if (!kind || heard?.value === undefined) return []
    return [{ kind, heard: { value: heard.value, start, end: start + match[1].length } }]
  })
}
