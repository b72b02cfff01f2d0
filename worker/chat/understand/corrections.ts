/**
 * Corrections: 「間違えた、62.8」「さっきの体重は63.1」「70.5 → 訂正 70.1」「うどんじゃなくてそば」. A slip mended within one
 * message (「体重62.3 あ違う62.8」) is simply the right value.
 */
import type { KindId } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import { type Instant, localDay, wallClock } from '../../shared/time.ts'
import type { Act, Told } from './act.ts'
import { bareValue } from './bare-number.ts'
import { kindNamed } from './kind-names.ts'
import type { MealAtHand } from './meal-corrections.ts'
import { readLine } from './read-line.ts'

export interface Context {
  now: Instant
  lastKind?: KindId
  /** Set when the member pressed 直す on an entry of this kind. */
  fixing?: KindId
  /** A meal that words may correct. */
  meal?: MealAtHand
}

const SLIP =
  '(?:(?:打ち|書き|言い|入力|送り|押し|読み|見)?(?:間違(?:え|い|っ)|まちが(?:え|い|っ)|ミス(?!ド|タ|ト))(?:て(?:い)?まし?た|てた|て|ました|ちゃった|ちゃいました|とった|た|です|でした|だ)?|訂正(?:します|です|して|で|お願いします)?|修正(?:します|です|して|で)?|違(?:う|った|いました|います|ってた|ってました)(?!和)|ちが(?:う|った|いました|った)|ちゃう(?:わ|ねん|で|かった)?|ちげえ|ちげー|もとい|誤り(?:でした|です)?)(?:ので|から|わ|よ|ね)?'
const RIGHT = '(?:[\\s、。,!:→…]|正しくは|正確には|本当は|ほんとは|実際は|ほんまは|えーと|えっと|は|が|で|に){0,6}'
const NUMBERISH =
  '\\d{1,6}(?:\\.\\d{1,2})?(?:\\s?(?:[/の・-]|と|\\s)\\s?\\d{2,3}(?![\\d.]))?(?:\\s?(?:kg|キロ|歩|%|度|分|時間|mmhg|回|ml|本))?'
const INSTEAD_WORDS =
  '(?:は|って)?[\\s、]?(?:じゃなくて|じゃなく|ではなくて?|でなくて?|やなくて|じゃなしに|やのうて|じゃない(?=[、。\\s])|じゃなかった(?=[、。\\s])|の(?:打ち)?(?:間違い|誤り)で?(?=[、。\\s]))'

const SLIPPED = new RegExp(
  `^([^\\d]{0,20}?)(?:${SLIP})${RIGHT}(?=\\D{0,14}\\d)|^([^\\d]{0,16}?)(?:正:|正しくは|正確には|本当は|実際は)`,
)
const INSTEAD = new RegExp(
  `(${NUMBERISH})(?:${INSTEAD_WORDS}|\\s?→\\s?(?:訂正|修正)\\s?:?|[\\s、]訂正[:、\\s]?|\\s?(?:を|から|→)(?=\\s?${NUMBERISH}に(?:訂正|修正|直|変)))[\\s、,]{0,2}([^\\d]{0,6}${NUMBERISH})`,
)
const WORD_INSTEAD = new RegExp(`^(.{1,20}?)${INSTEAD_WORDS}[、\\s]?(\\D{1,30})$`)
/** Asked before the long patterns, which seldom apply. */
const MAY_TURN =
  /じゃ|では|でな|やな|やの|間違|誤|訂正|修正|直|変更?|→|×|x|(?:って|と|で)[^\d]{0,2}(?:送|書|入力|入れ|言|打)/
/** 「×72.1 ○71.2」「誤72.1 正71.2」, and what was sent against what is right: 「さっき56.7って送ったけど55.7でした」. */
const WRONG_THEN_RIGHT = new RegExp(
  `^([^\\d×○〇◯誤正]{0,10})(?:(?:×|x|誤り?|[(]誤[)])\\s?:?\\s?(${NUMBERISH})[\\s、。,→]{0,3}(?:○|〇|◯|ok|正|[(]正[)])\\s?:?|(?:さっき|先ほど|さきほど|今|前に)?[^\\d]{0,6}(${NUMBERISH})(?:って|と|で)(?:送|書|入力|入れ|言|打)[^\\d]{0,14})\\s?(${NUMBERISH})`,
)
const TRAILING =
  /(?:に(?:訂正|修正|直して|変更して|直しといて)|の(?:間違い|まちがい|打ち間違い|誤り)|が(?:正しい|正解|本当)|が正)(?:でした|です|だ|や|ください|下さい|お願いします|して|します|[。!\s])*$/
const LATELY =
  /^(?:あ、?\s?)?(?:さっき|先ほど|さきほど|先程|今|いま|上)の(?=[^。\n]{0,12}\d)(?!こと|時間|方|ほう|血圧|値)/
const SORRY =
  /^(?:あ[ー~っ、。\s!]|あれ|おっと|いや[、\s]|ごめん|すみません|すいません|失礼|やっぱ|やっぱり|↑|訂正|まちがえ)/
const MENDED =
  /(?:[\s、。,]|^|(?<=\d|キロ|kg|歩))(?:あ[ー~っ、]?\s?)?(?:いや[、\s]?)?(?:違う|違った|ちがう|ちがった|ちゃう|間違えた|まちがえた|間違い|もとい|じゃない(?!か)|じゃなかった|やなくて|いやいや|いや|失礼)[、。\s]{0,2}(?=[^\d]{0,8}\d)/

/** A bare value as one of a kind, dated by the message. */
export function toldOfKind(words: string, kind: KindId, now: Instant): Told | undefined {
  const heard = bareValue(words, kind, { hour: wallClock(now).hour })
  const rules = kindOf(kind)
  const parsed = rules.value.safeParse(heard?.value)
  if (heard?.value === undefined || !parsed.success || !rules.plausible(parsed.data)) return undefined
  return { kind, value: parsed.data, time: { day: localDay(now), at: now, atPrecision: 'minute', told: false } }
}

/** The correction that the right words make: full readings, or a bare number of the kind named or kept last. */
function correction(rest: string, ctx: Context, wrong?: string, named?: KindId): Act[] {
  const wrongNumber = Number.parseFloat(wrong ?? '')
  const was = Number.isNaN(wrongNumber) ? {} : { wrong: wrongNumber }
  const acts = readLine(rest, ctx.now).acts.map(({ act }) => act)
  const told = acts.flatMap((act) => (act.do === 'record' ? [act.told] : []))
  if (told.length > 0) return told.map((one): Act => ({ do: 'correct', kind: one.kind, told: one, ...was }))
  const asks = acts.filter((act) => act.do === 'ask' && act.why === 'implausible')
  if (asks.length > 0) return asks
  const number = new RegExp(NUMBERISH).exec(rest)?.[0]
  if (!number) return []
  const kind = ctx.fixing ?? named ?? ctx.lastKind
  const fitted = kind ? toldOfKind(number, kind, ctx.now) : undefined
  return [
    {
      do: 'correct',
      ...(kind ? { kind } : {}),
      ...(fitted ? { told: fitted } : {}),
      number: Number.parseFloat(number),
      ...was,
    },
  ]
}

const some = (acts: Act[]) => (acts.length > 0 ? acts : undefined)

/** 「昼はうどんじゃなくてそばでした」: the topic stays, the second word is right. */
function wordInstead(words: string, ctx: Context): Act[] | undefined {
  const match = WORD_INSTEAD.exec(words)
  if (!match || /[?]/.test(words)) return undefined
  const topic = /^.{1,8}(?:は|に|の)/.exec(match[1] ?? '')?.[0] ?? ''
  const word = (match[2] ?? '').replace(/(?:でした|です|だった|やった|だ|や)?[。!\s]*$/, '')
  // A short word is only food where it is eaten.
  const tries = [`${topic}${match[2]}`, `${topic}${word}を食べた`].map((said) => readLine(said, ctx.now).acts)
  const acts = tries.find((found) => found.some(({ act }) => act.do === 'record')) ?? []
  // Where nothing of the kind was told before, there is nothing to correct: 「パンじゃなくてご飯と納豆にした」.
  return some(
    acts.flatMap(({ act }): Act[] => {
      if (act.do !== 'record') return []
      const before = ctx.lastKind === act.told.kind || ctx.meal !== undefined
      return before ? [{ do: 'correct', kind: act.told.kind, told: act.told }] : [act]
    }),
  )
}

/** An apology, then a full reading of what was kept last: 「すみません、寝たのは23時半でした」「やっぱり脈は66」. */
function apologised(words: string, ctx: Context): Act[] | undefined {
  if (!SORRY.test(words)) return undefined
  const rest = words.replace(/^↑/, '')
  const acts = readLine(rest, ctx.now).acts.map(({ act }) => act)
  const told = acts.flatMap((act) => (act.do === 'record' ? [act.told] : []))
  if (told.some((one) => one.kind === ctx.lastKind))
    return told.map((one): Act => ({ do: 'correct', kind: one.kind, told: one }))
  const bare = new RegExp(`^\\D{0,12}(${NUMBERISH})\\D{0,8}$`).exec(rest)?.[1]
  return bare && told.length === 0 && /^(?:あ|↑|ごめん|すみません|すいません|おっと|やっぱ)/.test(words)
    ? some(correction(bare, ctx))
    : undefined
}

/** The corrections a message makes; undefined when it makes none. */
export function corrections(words: string, ctx: Context): Act[] | undefined {
  const instead = MAY_TURN.test(words) ? INSTEAD.exec(words) : null
  if (instead) {
    const before = words.slice(0, instead.index)
    return some(
      correction(
        `${before}${instead[2]}${words.slice(instead.index + instead[0].length)}`,
        ctx,
        instead[1],
        kindNamed(before),
      ),
    )
  }
  const turned = MAY_TURN.test(words) ? WRONG_THEN_RIGHT.exec(words) : null
  if (turned)
    return some(correction(`${turned[1]}${turned[4]}${words.slice(turned[0].length)}`, ctx, turned[2] ?? turned[3]))
  const slipped = SLIPPED.exec(words)
  if (slipped) {
    // What stands before the slip may name the kind and the day: 「昨日の歩数、正しくは6200」.
    const before = slipped[1] ?? slipped[2] ?? ''
    const named = kindNamed(before)
    const acts = correction(`${named ? before : ''}${words.slice(slipped[0].length)}`, ctx, undefined, named)
    if (acts.length > 0) return acts
  }
  const trailing = TRAILING.exec(words)
  if (trailing && trailing.index > 0) return some(correction(words.slice(0, trailing.index).replace(/^↑/, ''), ctx))
  const lately = LATELY.exec(words)
  if (lately) return some(correction(words.slice(lately[0].length), ctx))
  return apologised(words, ctx) ?? wordInstead(words, ctx)
}

const ONLY_WRONG =
  /^(?:[^\d?]{0,12})(?:間違(?:え|い|っ)|まちが(?:え|い|っ)|違(?:う|い(?:ます|ました))|ちがう|ちがいます)[^\d?]{0,6}$/

/** 「間違えました」 without the right value: what was meant is asked for, or the last entry taken back. */
export function onlyWrong(words: string, lastKind: KindId | undefined): Act | undefined {
  if (words.length > 20 || !ONLY_WRONG.test(words)) return undefined
  const kind = kindNamed(words) ?? lastKind
  return { do: 'ask', why: 'vague', ...(kind ? { kind } : {}), choices: [{ label: '取り消す', text: '取り消し' }] }
}

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
  if (again) return `${before.slice(0, said.at(-1)?.at ?? 0)} ${after}`
  const number = new RegExp(NUMBERISH).exec(after)
  if (!number) return words
  const rest = after.slice(number.index + number[0].length)
  return `${before.replace(new RegExp(`${NUMBERISH}[^\\d]{0,6}$`), number[0])} ${rest}`
}
