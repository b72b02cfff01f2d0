/**
 * Takes out of a message what only looks like a record: wishes, plans, goals, questions, other people's values, prices,
 * telephone numbers, hearsay, past stories, skipped meals. Works on clauses and phrases, so that the rest is still read.
 */
import type { Act } from './act.ts'
import { type Clause, clausesOf } from './clauses.ts'
import {
  ATE,
  BOUGHT_AND_EATEN,
  COOKERY,
  DONE,
  FOR_OTHERS,
  GOAL_CLAUSE,
  GOAL_PHRASE,
  HABIT,
  HEARSAY,
  LIST_HEAD,
  NOT_PLAN,
  NOT_WISH,
  NOT_YET,
  NOW,
  OF_A_READING,
  PAST,
  PHONE,
  PLAN,
  PRICE,
  RECEIVED_WITH_THANKS,
  RECIPE,
  SHOPPING,
  SINCE,
  SKIPPED,
  STORY,
  SWALLOWED,
  TASTE,
  THEN_AND_NOW,
  THINGS,
  UNREAL,
  WISH,
} from './not-record-words.ts'
import { aboutOthers } from './people.ts'
import { isPlainNote } from './plain-note.ts'

export type NotWhy = Extract<Act, { do: 'not_record' }>['why']

/** The message for measured values and for meals, same length as given; what was taken out is replaced by `|`. */
export interface Sifted {
  values: string
  meals: string
  why: NotWhy[]
}

const plainPrice = new RegExp(PRICE.source)
const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + '|'.repeat(end - start) + text.slice(end)

const wishes = (text: string) => WISH.test(text.replace(new RegExp(NOT_WISH, 'g'), '')) && !ATE.test(text)
const plans = (clause: Clause) =>
  PLAN.test(clause.text.replace(/[。!、,\s]+$/, '').replace(NOT_PLAN, '')) &&
  !DONE.test(clause.text) &&
  !ATE.test(clause.text)

/** 「先月は62キロ今日は60キロ」: what was said of then goes, places kept. */
const withoutThen = (text: string) => text.replace(THEN_AND_NOW, (match) => '|'.repeat(match.length))

/** Asked before the long pattern of skipped meals. */
const MAY_SKIP = /抜|食|たべ|らな|ってな|な[しい]|無し|ナシ|パス|スキップ|慢|がまん/
/** Why a whole clause tells no measured value, and why no meal. */
function judge(clause: Clause, others: boolean): { values?: NotWhy; meals?: NotWhy } {
  const { text } = clause
  const both = (why: NotWhy) => ({ values: why, meals: why })
  if (others || FOR_OTHERS.test(text)) return both('other_person')
  if (wishes(text)) return both('wish')
  if (HEARSAY.test(text) && !/食べた(?!い|か)|飲んだ|測った|歩いた/.test(text)) return both('hearsay')
  if (HABIT.test(text) && !NOW.test(text)) return both('past_story')
  if (/(?:超え|越え|上回|下回|切っ)(?:たら|れば|ると)/.test(text)) return both('hearsay')
  if (UNREAL.test(text)) return both('wish')
  if (PAST.test(text) && !NOW.test(text)) return both('past_story')
  if (/(?:つもり|予定)(?:だっ|やっ|でし|が)/.test(text) && !SWALLOWED.test(text)) return both('plan')
  if (plans(clause)) return both('plan')
  if (clause.question) return ATE.test(text) && !/ですか|ますか/.test(text) ? { values: 'question' } : both('question')
  if (GOAL_CLAUSE.test(text) && !/(?:達成|クリア|超え|届い|まであと)/.test(text)) return { values: 'goal' }
  if (RECEIVED_WITH_THANKS.test(text)) return { meals: 'hearsay' }
  if (MAY_SKIP.test(text) && SKIPPED.test(text)) return { meals: 'skipped' }
  if (RECIPE.test(text) && !SWALLOWED.test(text)) return { meals: 'hearsay' }
  if (NOT_YET.test(text) && !SWALLOWED.test(text) && !/(?:にした|にしとい|にしました|で済|ですま)/.test(text))
    return { meals: 'skipped' }
  return {}
}

/** After these the meal goes on with what was eaten: 「ご飯は食べずに焼き鮭だけ」. */
const INSTEAD =
  /^[^。\n]{0,12}?(?:ず(?:に)?|ないで|なくて|抜きで|なしで|やめて|控えて|我慢して|がまんして)[、\s]?(?=\S{2})/

/** The stretch of a clause about the skipped meal: 「朝はパンで昼は抜き」「朝:納豆 昼:なし 夜:カレー」 still tell the others. */
function skippedSpan(text: string): { from: number; to: number } {
  const at = Math.max(text.search(SKIPPED), text.search(NOT_YET))
  const slots = [...text.matchAll(/朝|昼|夜|夕|晩|おやつ|間食/g)].map((match) => match.index)
  const own =
    slots
      .filter((slot) => slot < at + 3)
      .slice(1)
      .at(-1) ?? 0
  const instead = INSTEAD.exec(text.slice(at))
  const next = slots.find((slot) => slot > at + 3 && /[\s、。てでしがど]/.test(text[slot - 1] ?? ''))
  return { from: own, to: Math.min(next ?? text.length, instead ? at + instead[0].length : text.length) }
}

const looksLikePressure = (match: string) => /^(?:[89]\d|1\d\d|2[0-2]\d)-(?:[4-9]\d|1[0-2]\d)-\d{2,3}$/.test(match)

/** Whether a whole sentence is about cooking, taste or a story, and tells neither meal nor value of the member. */
function sentenceWhy(sentence: string): { values?: NotWhy; meals?: NotWhy } {
  if (STORY.test(sentence)) return { values: 'hearsay', meals: 'hearsay' }
  if (SWALLOWED.test(sentence)) return {}
  return COOKERY.test(sentence) || TASTE.test(sentence) ? { meals: 'hearsay' } : {}
}

/** Shop talk: an amount of money, or buying and selling without eating. */
function isShopTalk(text: string): boolean {
  const shop = plainPrice.test(text) || (SHOPPING.test(text) && !OF_A_READING.test(text))
  return shop && !SWALLOWED.test(text) && !BOUGHT_AND_EATEN.test(text)
}

function withoutPhrases(text: string, patterns: [RegExp, NotWhy | undefined][], why: NotWhy[]): string {
  return patterns.reduce(
    (rest, [pattern, reason]) =>
      rest.replace(pattern, (match) => {
        if (looksLikePressure(match)) return match
        if (reason) why.push(reason)
        return '|'.repeat(match.length)
      }),
    text,
  )
}

/** The text of each sentence, by its number. */
function sentencesOf(clauses: Clause[]): string[] {
  const sentences: string[] = []
  for (const clause of clauses) sentences[clause.sentence] = (sentences[clause.sentence] ?? '') + clause.text
  return sentences
}

/** Telephone numbers, prices, aims and other numbers go, wherever they stand. */
function withoutNumbers(text: string, why: NotWhy[]): string {
  if (!/\d|番号|パスワード|コード/.test(text)) return text
  const phrases: [RegExp, NotWhy | undefined][] = [
    [PHONE, 'phone'],
    [THINGS, undefined],
    [PRICE, 'price'],
    [GOAL_PHRASE, 'goal'],
  ]
  return withoutPhrases(withoutThen(text.replace(SINCE, (match) => ' '.repeat(match.length))), phrases, why)
}

export function sift(text: string): Sifted {
  const why: NotWhy[] = []
  if (isPlainNote(text)) {
    const plain = withoutPhrases(text, [[PHONE, 'phone']], why)
    return { values: plain, meals: plain, why }
  }
  const clauses = clausesOf(text)
  const others = aboutOthers(clauses)
  const plain = withoutNumbers(text, why)
  let [values, meals] = [plain, plain]
  let planned = -1
  const listed = LIST_HEAD.test(text) && !SWALLOWED.test(text)
  const sentences = sentencesOf(clauses).map(sentenceWhy)
  clauses.forEach((clause, index) => {
    const verdict = { ...sentences[clause.sentence], ...judge(clause, others[index] ?? false) }
    // 「明日は病院、そのあと散歩30分」: a plan goes on to the end of its sentence.
    if (verdict.values === 'plan' && /明日|あした|明後日|来週|今度/.test(clause.text)) planned = clause.sentence
    const carried = planned === clause.sentence && !NOW.test(clause.text) ? 'plan' : undefined
    const forValues = verdict.values ?? carried
    const shop = listed || isShopTalk(clause.text) ? 'price' : undefined
    const forMeals = verdict.meals ?? carried ?? shop
    if (forValues) values = blank(values, clause.start, clause.end)
    if (forMeals) {
      const { from, to } = forMeals === 'skipped' ? skippedSpan(clause.text) : { from: 0, to: clause.text.length }
      meals = blank(meals, clause.start + from, clause.start + to)
    }
    const reason = forValues ?? forMeals
    if (reason) why.push(reason)
  })
  return { values, meals, why }
}
