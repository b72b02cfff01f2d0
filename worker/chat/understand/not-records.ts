/**
 * Takes out of a message what only looks like a record: wishes, plans, goals, questions, other people's values, prices,
 * telephone numbers, hearsay, past stories, skipped meals. Works on clauses and phrases, so that the rest is still read.
 */
import type { Act } from './act.ts'
import { type Clause, clausesOf } from './clauses.ts'
import {
  ATE,
  DONE,
  FOR_OTHERS,
  GOAL_CLAUSE,
  GOAL_PHRASE,
  HABIT,
  HEARSAY,
  NOT_PLAN,
  NOT_WISH,
  NOT_YET,
  NOW,
  PAST,
  PHONE,
  PLAN,
  PRICE,
  RECEIVED_WITH_THANKS,
  RECIPE,
  SHOPPING,
  SINCE,
  SKIPPED,
  SWALLOWED,
  THEN_AND_NOW,
  THINGS,
  UNREAL,
  WISH,
} from './not-record-words.ts'
import { aboutOthers } from './people.ts'

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
  if (SKIPPED.test(text)) return { meals: 'skipped' }
  if (RECIPE.test(text) && !SWALLOWED.test(text)) return { meals: 'hearsay' }
  if (NOT_YET.test(text) && !SWALLOWED.test(text) && !/(?:にした|にしとい|にしました|で済|ですま)/.test(text))
    return { meals: 'skipped' }
  return {}
}

/** The stretch of a clause about the skipped meal: 「朝はパンで昼は抜き」「朝:納豆 昼:なし 夜:カレー」 still tell the others. */
function skippedSpan(text: string): { from: number; to: number } {
  const at = Math.max(text.search(SKIPPED), text.search(NOT_YET))
  const slots = [...text.matchAll(/朝|昼|夜|夕|晩|おやつ|間食/g)].map((match) => match.index)
  const own =
    slots
      .filter((slot) => slot < at + 3)
      .slice(1)
      .at(-1) ?? 0
  const next = slots.find((slot) => slot > at + 3 && /[\s、。てでしがど]/.test(text[slot - 1] ?? ''))
  return { from: own, to: next ?? text.length }
}

const looksLikePressure = (match: string) => /^(?:[89]\d|1\d\d|2[0-2]\d)-(?:[4-9]\d|1[0-2]\d)-\d{2,3}$/.test(match)

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

export function sift(text: string): Sifted {
  const why: NotWhy[] = []
  const clauses = clausesOf(text)
  const others = aboutOthers(clauses)
  const plain = withoutPhrases(
    withoutThen(text.replace(SINCE, (match) => ' '.repeat(match.length))),
    [
      [PHONE, 'phone'],
      [THINGS, undefined],
      [PRICE, 'price'],
      [GOAL_PHRASE, 'goal'],
    ],
    why,
  )
  let [values, meals] = [plain, plain]
  let planned = -1
  clauses.forEach((clause, index) => {
    const verdict = judge(clause, others[index] ?? false)
    // 「明日は病院、そのあと散歩30分」: a plan goes on to the end of its sentence.
    if (verdict.values === 'plan' && /明日|あした|明後日|来週|今度/.test(clause.text)) planned = clause.sentence
    const carried = planned === clause.sentence && !NOW.test(clause.text) ? 'plan' : undefined
    const forValues = verdict.values ?? carried
    const priced = plainPrice.test(clause.text) || SHOPPING.test(clause.text)
    const forMeals = verdict.meals ?? carried ?? (priced && !SWALLOWED.test(clause.text) ? 'price' : undefined)
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
