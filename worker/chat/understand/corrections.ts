/**
 * Corrections and cancellations: 「間違えた、62.8」「さっきの体重は63.1」「70.5 → 訂正 70.1」「取り消し」「昨日の体重を消して」.
 * A slip mended within one message (「体重62.3 あ違う62.8」) is simply the right value.
 */
import type { KindId } from '../../kinds/kind.ts'
import { KIND_IDS } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import { type Instant, wallClock } from '../../shared/time.ts'
import type { Act, Told } from './act.ts'
import { bareValue } from './bare-number.ts'
import { readLine } from './read-line.ts'
import { timeWords } from './time-words.ts'

export interface Context {
  now: Instant
  lastKind?: KindId
  /** Set when the member pressed 直す on an entry of this kind. */
  fixing?: KindId
}

const SORRY = String.raw`(?:[\s、。,!]|あ[ー~っ]?|おっと|いや|ごめん(?:なさい)?|すみません|すいません|失礼(?:しました)?|えーと|えっと|やっぱり?|さっき(?:の|は)?|先ほど(?:の|は)?|今の|上の|それ|これ|は|の|を|入力|数字|値|ちょっと){0,6}`
const SLIP = String.raw`(?:(?:打ち|書き|言い|入力|送り|押し|読み)?(?:間違(?:え|い)|まちが(?:え|い)|ミス)(?:て(?:い)?まし?た|ました|ちゃった|た|です|でした|だ|って)?|訂正(?:します|です|して|で)?|修正(?:します|です|して|で)?|違(?:う|った|いました|います|ってた|ってました)|ちが(?:う|った|いました)|じゃな(?:い|かった|く)|もとい|誤り(?:でした|です)?|直して)(?:ので|から|わ|よ|ね)?`
const RIGHT = String.raw`(?:[\s、。,!:→…]|正しくは|正確には|本当は|ほんとは|実際は|ほんまは|えーと|えっと|は|が|で|に){0,5}`

const LEADING = new RegExp(`^${SORRY}(?:${SLIP})${RIGHT}`)
const LEADING_RIGHT = new RegExp(`^${SORRY}(?:正しくは|正確には|本当は|実際は)${RIGHT}`)
const NUMBERISH = String.raw`\d{1,6}(?:\.\d{1,2})?(?:\s?(?:[/の・-]|と|\s)\s?\d{2,3})?(?:\s?(?:kg|キロ|歩|%|度|分|時間|mmhg|回|ml|本))?`
const INSTEAD = new RegExp(
  `(${NUMBERISH})(?:は|って)?\\s?(?:じゃなくて|じゃなく|ではなくて?|でなくて?|やなくて|じゃなしに|を|から|\\s?→\\s?(?:訂正|修正)?\\s?:?|\\s訂正[:、\\s]?)[\\s、,]{0,2}(${NUMBERISH})(?:でした|です|だった|に(?:訂正|修正|直して|変更)\\S{0,6}|の(?:間違い|まちがい|誤り)\\S{0,4}|だ|ね|よ|[。!\\s])*$`,
)
const TRAILING = new RegExp(
  `(?:に(?:訂正|修正|直して|変更して)|の(?:間違い|まちがい|打ち間違い|誤り)|が(?:正しい|正解|本当)|が正)(?:でした|です|だ|ください|下さい|お願いします|して|します|[。!\\s])*$`,
)
const LATELY = /^(?:あ、?\s?)?(?:さっき|先ほど|さきほど|先程|今|いま|上)の(?=[^。\n]{0,12}\d)(?!こと|時間)/
const AH = new RegExp(
  `^(?:あ[ー~っ、。\\s]|あれ[、\\s]|おっと[、\\s]?|いや[、\\s]|ごめん[、\\s]|すみません[、\\s])[、\\s]*((?:体重|血圧|歩数|体温|脈拍?)?(?:は)?\\s?${NUMBERISH})(?:でした|だった|です|だ|や|やった|の方でした)[。!\\s]*$`,
)
const MENDED = new RegExp(
  `(?:[\\s、。,]|^)(?:あ[ー~っ、]?\\s?)?(?:いや[、\\s]?)?(?:違う|違った|ちがう|ちがった|間違えた|まちがえた|間違い|もとい|じゃない(?!か)|じゃなかった|やなくて|いやいや|いや|失礼)[、。\\s]{0,2}(?=[^\\d]{0,8}\\d)`,
)

function correction(rest: string, ctx: Context, wrong?: string): Act[] {
  const wrongNumber = wrong ? Number.parseFloat(wrong) : Number.NaN
  const was = Number.isNaN(wrongNumber) ? {} : { wrong: wrongNumber }
  const line = readLine(rest, ctx.now)
  const told = line.acts.flatMap(({ act }) => (act.do === 'record' ? [act.told] : []))
  if (told.length > 0) return told.map((one): Act => ({ do: 'correct', kind: one.kind, told: one, ...was }))
  const asks = line.acts.flatMap(({ act }) => (act.do === 'ask' && act.why !== 'which_kind' ? [act] : []))
  if (asks.length > 0) return asks
  const number = /(?<![\d.])\d{1,6}(?:\.\d{1,2})?/.exec(rest)
  if (!number) return []
  const kind = ctx.fixing ?? ctx.lastKind
  const fitted = kind ? toldOfKind(rest, kind, ctx.now) : undefined
  return [
    {
      do: 'correct',
      ...(kind ? { kind } : {}),
      ...(fitted ? { told: fitted } : {}),
      number: Number(number[0]),
      ...was,
    },
  ]
}

/** A bare value as one of a kind, dated by the message. */
export function toldOfKind(words: string, kind: KindId, now: Instant): Told | undefined {
  const heard = bareValue(words, kind, { hour: wallClock(now).hour })
  const rules = kindOf(kind)
  const parsed = rules.value.safeParse(heard?.value)
  if (heard?.value === undefined || !parsed.success || !rules.plausible(parsed.data)) return undefined
  return { kind, value: parsed.data, time: { day: timeless(now), at: now, atPrecision: 'minute', told: false } }
}

const timeless = (now: Instant) => wallClock(now).day

/** The corrections a message makes; undefined when it makes none. */
export function corrections(words: string, ctx: Context): Act[] | undefined {
  const instead = INSTEAD.exec(words)
  if (
    instead &&
    !/(?:から|を)$/.test(words.slice(0, instead.index + (instead[1]?.length ?? 0) + 2).slice(-2)) === false &&
    !/訂正|修正|直して|変更/.test(words)
  ) {
    return undefined
  }
  if (instead) {
    const before = words.slice(0, instead.index).replace(SLIP_ONLY, '')
    return some(correction(`${before}${instead[2]}`, ctx, instead[1]))
  }
  const leading = LEADING.exec(words) ?? LEADING_RIGHT.exec(words)
  if (leading && leading[0].length < words.length) {
    const rest = words.slice(leading[0].length)
    const acts = correction(rest, ctx)
    if (acts.length > 0) return acts
  }
  const trailing = TRAILING.exec(words)
  if (trailing && trailing.index > 0) return some(correction(words.slice(0, trailing.index), ctx))
  const lately = LATELY.exec(words)
  if (lately) return some(correction(words.slice(lately[0].length), ctx))
  const ah = AH.exec(words)
  return ah?.[1] ? some(correction(ah[1], ctx)) : undefined
}

const SLIP_ONLY = new RegExp(SLIP, 'g')
const some = (acts: Act[]) => (acts.length > 0 ? acts : undefined)

/** A message that mends itself, with only the right value left: 「体重62.3 あ違う62.8」 → 「体重62.8」. */
export function mended(words: string, now: Instant): string {
  const slip = MENDED.exec(words)
  if (!slip || slip.index === 0) return words
  const before = words.slice(0, slip.index)
  const after = words.slice(slip.index + slip[0].length)
  const said = readLine(before, now).acts
  const last = said.at(-1)?.act
  const kind = last?.do === 'record' ? last.told.kind : last?.do === 'ask' ? last.kind : undefined
  if (!kind) return words
  const again = readLine(after, now).acts.some(({ act }) => act.do === 'record' && act.told.kind === kind)
  const kept = before.slice(0, said.at(-1)?.at ?? 0)
  if (again) return `${kept} ${after}`
  const number = new RegExp(NUMBERISH).exec(after)
  return number
    ? `${before.replace(new RegExp(`${NUMBERISH}[^\\d]{0,6}$`), number[0])} ${after.slice(number.index + number[0].length)}`
    : words
}

const UNDO =
  /(?:^|[^\d])(?:取り消(?:し|す|して|したい)|取消し?|とりけ(?:し|す)|キャンセル|アンドゥ|undo)|(?:さっき|先ほど|さきほど|今|いま|最後|直前|前|上|その|それ|これ|記録|入力|分)(?:の|は|を|に)?[^\d。]{0,8}(?:なし(?:で|に|ね|$)|無し|ナシ|なかったこと|消して|消す|けして|削除|消去|取り下げ|忘れて)|^[^\d。]{0,14}(?:を|の(?:記録|データ|分)を?|は)\s?(?:消して|消す|削除(?:して)?|消去(?:して)?|なかったことに)/
const NOT_UNDO =
  /予約|旅行|病院|注文|約束|ホテル|参加|授業|飛行機|薬を(?:消|やめ)|テレビを|電気を|火を|数字|数値|全部|すべて|同意/

const NAMES: Partial<Record<KindId, RegExp>> = {
  meal: /食事|朝食|昼食|夕食|朝ごはん|昼ごはん|夕飯|晩ごはん|おやつ|ごはん|ご飯/,
  heart_rate: /脈|心拍/,
  glucose: /血糖/,
  exercise: /運動|散歩|ウォーキング|体操/,
  body_fat: /体脂肪/,
  sleep: /睡眠|寝た|昼寝/,
}

/** 取り消し and its kin, with the kind and day when named; undefined for anything else. */
export function undoing(words: string, now: Instant): Act | undefined {
  if (!UNDO.test(words) || NOT_UNDO.test(words) || words.length > 40) return undefined
  const kind = KIND_IDS.find((id) => NAMES[id]?.test(words) ?? words.includes(kindOf(id).ja.toLowerCase()))
  const day = timeWords(words, now).find((word) => word.day !== undefined)?.day
  return { do: 'undo', ...(kind ? { kind } : {}), ...(day ? { day } : {}) }
}
