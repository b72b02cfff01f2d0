/**
 * Words that correct a meal told before: 「味噌汁はなし」「ご飯200g」「カレーはチキン」「卵を足して」「やっぱり大盛り」. What they ask is
 * handed on together with what the message says otherwise; whether it fits the meal is seen where the meal is known.
 */
import type { MealSize } from '../../food/meal-memory.ts'
import type { MealOp } from '../../food/meal-ops.ts'
import { readMeal } from '../../food/read-meal.ts'
import { SLOT_NAMES } from '../../kinds/meal.ts'
import { daysBetween, type Instant, type LocalDate, localDay } from '../../shared/time.ts'
import type { Act } from './act.ts'
import { type MealSlot, timeWords } from './time-words.ts'

/** How near the last meal is: 直す was pressed on it, it was told just now, or earlier. */
export interface MealAtHand {
  how: 'fixing' | 'fresh' | 'kept'
  /** What a button asked for, and of which dish. */
  part?: { want: 'swap' | 'grams' | 'add'; place?: number }
}

const LONGEST = 60
const MOST_PIECES = 6
const MOST_GRAMS = 3_000

const END =
  '(?:(?:でした|です|だった|だ|で|に(?:して(?:ください|下さい)?|しました|した|直して|変更)?|にして|お願いします|ください|下さい|ね|よ|わ|と|[。!\\s])*)$'
const LEAD =
  /^(?:あ[、。\s]|あれ[、\s]|ごめん(?:なさい|ね)?[、。\s]?|すみません[、。\s]?|すいません[、。\s]?|いや[、\s]|えっと[、\s]?|実は[、\s]?|それと[、\s]|あと[、\s]?|(?:訂正|修正)(?:です|します|して)?[、。:\s]?|間違え(?:た|ました)[、。\s]?)+/
/** After these words nothing but a correction can follow. */
const CHANGED = /^(?:やっぱり?|やはり|さっきの(?:は|ごはん|ご飯|食事|メニュー)?|先ほどの(?:は|食事)?)[はの、\s]*/
const ASKS = /[??]|ますか|でしょうか|かな$|べき|ほうがいい|方がいい|たい(?:です|な|ね)?$|しよう|つもり|予定/

const REMOVE = new RegExp(
  `^(.{1,20}?)(?:は|を|も|が|って)?[、\\s]?(?:なし|無し|ナシ|抜き|ぬき|いらない|要らない|(?:食べ|飲ま|頼ま|つけ|付け|入れ)(?:なかった|ませんでした|ていません|てない|てません|ていない|ず)|(?:食べて|飲んで|頼んで|入って|ついて|付いて)(?:い)?(?:ない|ません|なかった|ませんでした)|やめ(?:た|ました|て)|消して|削除(?:して)?|外して|はずして|除いて|取って|のぞいて|なかったことに(?:して)?)${END}`,
)
const ADD = new RegExp(
  `^(.{1,30}?)(?:を|も|が)?[、\\s]?(?:足して|たして|足す|足します|追加(?:して|する|します|で)?|加えて|プラス(?:して)?|付け足して|入れて(?:ください)?|忘れて(?:い)?(?:た|ました)|抜けて(?:い)?(?:た|ました)|つけて|つけ(?:た|ました)|のせて|トッピング(?:して)?|書き忘れ(?:た|ました)?)${END}`,
)
const ADDED_FIRST = /^(?:プラス|追加(?:で|は|:)?|\+)[、\s]?(.{1,30})$/
const SWAP = new RegExp(
  `^(.{1,20}?)(?:は|って)?[、\\s]?(?:じゃなくて?|ではなくて?|でなくて?|やなくて|じゃなしに|やのうて)[、\\s]?(.{1,24}?)(?:を食べ(?:た|ました)|を飲(?:んだ|みました)|だった|でした|です|だ|や)?[。!\\s]*$`,
)
const SWAPPED = new RegExp(
  `^(.{1,20}?)(?:を|は)(.{1,24}?)に(?:変えて|変更(?:して)?|替えて|かえて|直して|訂正(?:して)?|差し替えて|修正(?:して)?)${END}`,
)
const REMARK =
  /^(?:お?つゆ|お?汁|スープ|出汁|衣|皮|ドレッシング|マヨネーズ|タレ|たれ|ソース)(?:は|を|も)?.{0,8}(?:残|飲ま|飲ん|飲み|食べな|外し|とった|取った|かけ|なし)/
const SIZES: [MealSize, RegExp][] = [
  ['half', /^(?:半分|半量|半人前)(?:だけ|くらい|ぐらい|ほど)?(?:食べ(?:た|ました)|残し(?:た|ました))?/],
  ['extra', /^(?:特盛り?|メガ盛り?|超大盛り?)/],
  ['large', /^(?:大盛り?|多め|多かった|たっぷり)/],
  ['small', /^(?:少なめ|少な目|小盛り?|少なかった|控えめ|軽め)/],
  ['normal', /^(?:普通盛り?|並盛り?|普通の量|普通|並)/],
]
/** What a dish may be told to be: an amount, a share, a size. */
const AMOUNT =
  /\d|半分|半量|少し|ちょっと|大盛|少なめ|少な目|多め|小盛|特盛|普通|並|軽め|軽く|山盛|ハーフ|残し|控えめ|(?:^|[^a-z])[sml](?:サイズ)?$/
const ABOUT = new RegExp(
  `^(.{1,16}?)(?:は|が|の量は|を)[、\\s]?(.{1,20}?)(?:だけ)?(?:食べ(?:た|ました)|飲(?:んだ|みました)|だった|でした|です|だ|や|にして(?:ください)?|にしました|にした|に|で)?[。!\\s]*$`,
)

/** 「味噌ラーメンでした」 */
const CLOSER = /^(.{2,16}?)(?:だった|でした|やった)[。!]*$/
const aboutOp = (name: string, words: string, text: string): MealOp => ({ op: 'about', name, words, text })

interface Piece {
  op: MealOp
  /** False for words that may as well tell a new meal. */
  sure: boolean
}

function readPiece(text: string, changed: boolean): Piece | undefined {
  const size = SIZES.find(([, pattern]) => pattern.test(text))
  const rest = size && text.replace(size[1], '')
  if (size && rest !== undefined && new RegExp(`^${END}`).test(rest)) {
    return { op: { op: 'size', size: size[0] }, sure: changed || /に(?:して|変|直)/.test(text) }
  }
  if (REMARK.test(text)) return { op: { op: 'remark', text }, sure: true }
  const swap = SWAP.exec(text) ?? SWAPPED.exec(text)
  if (
    swap &&
    /[半少大普並小特多]|\d/.test(swap[2] ?? '') &&
    AMOUNT.test(swap[2] ?? '') &&
    !readMeal(swap[2] ?? '').dishes[0]
  ) {
    return { op: aboutOp(swap[1] ?? '', swap[2] ?? '', `${swap[1]}${swap[2]}`), sure: true }
  }
  if (swap) return { op: { op: 'swap', from: swap[1] ?? '', to: swap[2] ?? '' }, sure: true }
  const removed = REMOVE.exec(text)
  if (removed) return { op: { op: 'remove', name: removed[1] ?? '' }, sure: true }
  const added = ADD.exec(text) ?? ADDED_FIRST.exec(text)
  if (added && readMeal(added[1] ?? '').dishes.length > 0)
    return { op: { op: 'add', text: added[1] ?? '' }, sure: true }
  const about = ABOUT.exec(text)
  if (about) return { op: aboutOp(about[1] ?? '', about[2] ?? '', text), sure: changed }
  const closer = CLOSER.exec(text)
  if (closer && !AMOUNT.test(text)) return { op: { op: 'closer', text: closer[1] ?? '' }, sure: changed }
  if (AMOUNT.test(text)) return { op: { op: 'amount', text }, sure: changed }
  return undefined
}

/** 「味噌汁と漬物はなし」 takes out both. */
function each(piece: Piece): MealOp[] {
  const { op } = piece
  if (op.op !== 'remove') return [op]
  const names = op.name.split(/と|や|、|・/).filter((name) => name !== '')
  return names.map((name) => ({ op: 'remove', name }))
}

/** What a button waits for: grams, another dish, a further one. */
function answered(words: string, part: NonNullable<MealAtHand['part']>): MealOp | undefined {
  const { want, place } = part
  if (want === 'grams' && place !== undefined) {
    const grams = Number(
      /^(?:約|だいたい)?\s?(\d{1,4})\s?(?:g|グラム|ぐらむ)?(?:くらい|ぐらい|ほど)?(?:です|でした)?[。!]?$/.exec(
        words,
      )?.[1],
    )
    return grams > 0 && grams <= MOST_GRAMS ? { op: 'grams_at', place, grams } : undefined
  }
  if (words.length > LONGEST || readMeal(words).dishes.length === 0) return undefined
  if (want === 'add') return { op: 'add', text: words }
  return want === 'swap' && place !== undefined ? { op: 'into_at', place, text: words } : undefined
}

const records = (acts: Act[], meal: boolean): boolean =>
  acts.some((act) => act.do === 'record' && (act.told.kind === 'meal') === meal)

/** Orders, and words that speak of no meal eaten; only 「食べなかった」 may correct one. */
const isElse = (act: Act): boolean => act.do === 'command' || (act.do === 'not_record' && act.why !== 'skipped')

/** The correction a message may be; `acts` is what it says as a message of its own. */
export function mendMeal(words: string, now: Instant, meal: MealAtHand, acts: Act[]): Act | undefined {
  if (words.length > LONGEST || ASKS.test(words) || records(acts, false) || acts.some(isElse)) return undefined
  const asked = meal.part && answered(words, meal.part)
  if (asked) return { do: 'mend_meal', ops: [asked], otherwise: acts }
  const plain = words.replace(LEAD, '')
  const changed = CHANGED.test(plain)
  const dated = withoutTime(plain.replace(CHANGED, ''), now)
  const said = dated.rest.replace(CHANGED, '').trim()
  const ops = piecesOf(said, changed || CHANGED.test(dated.rest))
  // 「昨日の夜のカレーは…」 speaks of a meal that was told.
  const near = dated.of || (meal.how !== 'kept' && !dated.day && !dated.slot)
  if (ops.length > 0 && (near || meal.how === 'fixing' || ops.some((piece) => piece.sure))) {
    const { day, slot } = dated
    return {
      do: 'mend_meal',
      ops: ops.flatMap(each),
      ...(day ? { day } : {}),
      ...(slot ? { slot } : {}),
      otherwise: acts,
    }
  }
  // 直す was pressed, and then the whole meal told anew.
  return meal.how === 'fixing' ? toldAnew(said, acts) : undefined
}

/** All dishes of the meal once more; a day or slot told with them says which meal is meant. */
function toldAnew(said: string, acts: Act[]): Act | undefined {
  const [act, more] = acts
  const told = act && (act.do === 'record' || act.do === 'correct') ? act.told : undefined
  if (!told || more) return undefined
  const { slot } = told.value as { slot: MealSlot }
  const when = told.time.told ? { day: told.time.day, slot } : {}
  return { do: 'mend_meal', ops: [{ op: 'instead', text: said }], ...when, otherwise: acts }
}

/** Every piece must be a correction, or none is. */
function piecesOf(said: string, changed: boolean): Piece[] {
  const pieces = said === '' ? [] : split(said).map((piece) => readPiece(piece, changed))
  return pieces.length <= MOST_PIECES && pieces.every((piece) => piece !== undefined) ? pieces : []
}

/** What is said to be different of a meal told by another: 「…、ご飯少なめ」「…にバナナを足して」「…と納豆」. */
export function differences(said: string): MealOp[] {
  const ops = piecesOf(said, true).flatMap(each)
  if (ops.length > 0) return ops
  const dishes = said.replace(/(?:です|でした|を食べ(?:た|ました)|も)?[。!\s]*$/, '')
  return readMeal(dishes).dishes.length > 0 ? [{ op: 'add', text: dishes }] : []
}

const split = (said: string): string[] =>
  said
    .split(/[、。,!\n]|(?<=なし|抜き|なくて|半分|大盛り|少なめ)で(?=[^すし])/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')

interface Dated {
  day?: LocalDate
  slot?: MealSlot
  /** True for 「昼の…」, false for 「昼は…」. */
  of: boolean
  rest: string
}

/** 「昨日の昼の味噌汁はなし」: the meal that is meant, and the rest. */
export function withoutTime(words: string, now: Instant): Dated {
  let rest = words
  const found: Omit<Dated, 'rest'> = { of: false }
  for (let n = 0; n < 3; n++) {
    const word = timeWords(rest, now).find((one) => one.start === 0)
    if (!word || (word.day === undefined && word.slot === undefined && word.part === undefined)) break
    const joint = /^(?:の?(?:ごはん|ご飯|食事)(?=[のには、\s])|)(?:の|は|に|、|\s)+/.exec(rest.slice(word.end))
    if (!joint) break
    found.day ??= word.day
    found.slot ??= word.slot ?? (word.part && SLOT_OF_PART[word.part])
    found.of = found.slot !== undefined && joint[0].endsWith('の')
    rest = rest.slice(word.end + joint[0].length)
  }
  return { ...found, rest }
}

/** What a button says to add a dish to a meal; `mendMeal` reads it, and where there is no such meal it is one. */
export function joining(dish: string, meal: { slot: MealSlot; day: LocalDate }, now: Instant): string {
  const back = daysBetween(meal.day, localDay(now))
  const date = `${Number(meal.day.slice(5, 7))}/${Number(meal.day.slice(8))}`
  const day = back === 0 ? '' : back === 1 ? '昨日の' : `${date}の`
  return `${day}${SLOT_NAMES[meal.slot]}に${dish}を足して`
}

const SLOT_OF_PART: Partial<Record<string, MealSlot>> = {
  dawn: 'breakfast',
  morning: 'breakfast',
  noon: 'lunch',
  evening: 'dinner',
  night: 'dinner',
}
