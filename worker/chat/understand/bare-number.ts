/**
 * A message that is only a number: the kinds it could mean, as buttons; or, where one kind is already known (a
 * correction, 直す), the value of that kind.
 */
import type { Heard, Hint, KindId } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Act, Choice } from './act.ts'

/** Said before a bare value, these make it a reading of the kind. */
const NAMES: Partial<Record<KindId, string>> = {
  blood_pressure: '血圧',
  heart_rate: '脈拍',
  weight: '体重',
  body_fat: '体脂肪率',
  muscle_mass: '筋肉量',
  waist: '腹囲',
  sleep: '睡眠',
  steps: '歩数',
  glucose: '血糖',
  hba1c: 'HbA1c ',
  temperature: '体温',
  spo2: 'SpO2 ',
  water: '水',
  smoking: 'タバコ',
  mood: '気分',
  alcohol: '純アルコール',
}

/** What a bare value says of a kind: 「63.1」 of a weight, 「128 82」 of a blood pressure. */
export function bareValue(words: string, kind: KindId, hint: Hint): Heard | undefined {
  const name = NAMES[kind]
  const value = words.replace(/(?:でした|です|だった|だよ|だ|ね|よ|[。、!\s])+$/, '').trim()
  const plain = kindOf(kind).read(value, hint)[0]
  if (plain || !name) return plain
  const unit = /\d$/.test(value) ? { water: 'ml', smoking: '本', alcohol: 'g' }[kind as 'water'] : ''
  return kindOf(kind).read(`${name.toLowerCase()}${value}${unit ?? ''}`, hint)[0]
}

const ONLY_NUMBER =
  /^(?:えーと|えっと|あの|今日|今朝|朝|昼|夜|昨日|は|の|が|[\s、。:])*(\d{1,6}(?:[.,]\d{1,2})?)(\s?%)?(?:でした|です|だった|だよ|だ|かな|ぐらい|くらい|ね|よ|[。!、\s])*$/

interface Candidate {
  kind: KindId
  low: number
  high: number
  decimals: [number, number]
  label(number: string): string
}

const CANDIDATES: Candidate[] = [
  { kind: 'weight', low: 30, high: 130, decimals: [1, 2], label: (n) => `体重${n}` },
  { kind: 'body_fat', low: 8, high: 45, decimals: [1, 1], label: (n) => `体脂肪率${n}%` },
  { kind: 'hba1c', low: 4.5, high: 12, decimals: [1, 1], label: (n) => `HbA1c ${n}` },
  { kind: 'steps', low: 500, high: 60_000, decimals: [0, 0], label: (n) => `${n}歩` },
  { kind: 'weight', low: 35, high: 110, decimals: [0, 0], label: (n) => `体重${n}` },
  { kind: 'heart_rate', low: 45, high: 120, decimals: [0, 0], label: (n) => `脈拍${n}` },
  { kind: 'glucose', low: 60, high: 350, decimals: [0, 0], label: (n) => `血糖${n}` },
  { kind: 'spo2', low: 90, high: 100, decimals: [0, 0], label: (n) => `SpO2 ${n}` },
  { kind: 'sleep', low: 4, high: 11, decimals: [0, 1], label: (n) => `睡眠${n}時間` },
]

/** A number alone: a temperature where it can hardly be anything else, otherwise a question with at most three kinds. */
export function bareNumber(words: string, lastKind: KindId | undefined): Act | { temperature: string } | undefined {
  const length = ONLY_LENGTH.exec(words)?.[1]
  if (length) return whichLength(length)
  const [, raw, percent] = ONLY_NUMBER.exec(words) ?? []
  if (raw === undefined) return undefined
  if (percent) return whichKind(raw, lastKind, SHARES)
  const number = Number(raw.replace(',', '.'))
  const decimals = raw.split(/[.,]/)[1]?.length ?? 0
  if (decimals === 1 && number >= 35 && number <= 38.9 && !raw.includes(',')) return { temperature: raw }
  return whichKind(raw, lastKind)
}

const SHARES: KindId[] = ['body_fat', 'spo2', 'hba1c']
const ONLY_LENGTH =
  /^(?:今日は?|昨日は?|[\s、。])*(\d{1,2}(?:\.\d)?時間(?:半|\d{1,2}分)?|\d{1,3}分)(?:でした|です|だった|[。!、\s])*$/

/** A length of time alone: a night when it is long, a walk or a nap when it is short. */
function whichLength(length: string): Act {
  const hours = length.includes('時間') ? Number.parseFloat(length) : 0
  const names = hours >= 3 ? ['睡眠', '散歩'] : ['散歩', '昼寝']
  const choices = names.map((name) => ({ label: `${name}${length}`, text: `${name}${length}` }))
  return { do: 'ask', why: 'which_kind', choices }
}

function whichKind(raw: string, lastKind: KindId | undefined, only?: KindId[]): Act {
  const number = Number(raw.replace(',', '.'))
  const decimals = raw.split(/[.,]/)[1]?.length ?? 0
  const fitting = CANDIDATES.filter(
    (c) =>
      (only === undefined || only.includes(c.kind)) &&
      number >= c.low &&
      number <= c.high &&
      decimals >= c.decimals[0] &&
      decimals <= c.decimals[1],
  )
  fitting.sort((a, b) => Number(b.kind === lastKind) - Number(a.kind === lastKind))
  const choices: Choice[] = fitting.slice(0, 3).map((c) => ({ label: c.label(raw), text: c.label(raw) }))
  return { do: 'ask', why: 'which_kind', choices }
}

/** A short line with one decimal number and no name for it (「お風呂上がりで54.8」): worth asking what it was. */
export function looseNumber(words: string, lastKind: KindId | undefined): Act | undefined {
  const numbers = [...words.matchAll(/(?<![\d./:])\d{1,3}\.\d(?![\d./])/g)].map((match) => match[0])
  const raw = numbers[0]
  if (raw === undefined || /\d\s?(?:km|キロ|m|g|ml|円|点|倍|%|秒|リットル)/.test(words)) return undefined
  const ask = whichKind(raw, lastKind)
  return ask.do === 'ask' && ask.choices.length > 0 ? ask : undefined
}

const NUMBERS_ONLY = /^(?:[\d\s./:,、の~()-]|今?朝|昼|夜|晩|夕方?|今日|昨日)+$/

/** Decimals left over in a line of nothing but numbers (「128/82 62.5 36.5」): temperatures by themselves, others asked for. */
export function leftoverDecimals(
  words: string,
  lastKind: KindId | undefined,
  kept: unknown[],
): { temperatures: string[]; ask: Act | undefined } {
  if (!NUMBERS_ONLY.test(words)) return { temperatures: [], ask: undefined }
  const numbers = [...words.matchAll(/(?<![\d./:])\d{2,3}\.\d(?![\d./:])/g)]
    .map((match) => match[0])
    .filter((raw) => !kept.includes(Number(raw)))
  const temperatures = numbers.filter((raw) => Number(raw) >= 35 && Number(raw) <= 38.9)
  const other = numbers.find((raw) => !temperatures.includes(raw))
  return { temperatures, ask: other ? whichKind(other, lastKind) : undefined }
}
