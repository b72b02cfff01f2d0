/**
 * Makes acts of a message: emergencies first, then orders, corrections, records; what is none of these is told apart
 * from small talk and from things that must not be written down. Pure: everything follows from the text and the context.
 */

import { KIND_IDS } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import { sleepEvents } from '../../kinds/sleep-events.ts'
import { wallClock } from '../../shared/time.ts'
import type { Act, Reading } from './act.ts'
import { bareNumber, bareValue, leftoverDecimals, looseNumber } from './bare-number.ts'
import { type Context, corrections, mended, onlyWrong, toldOfKind } from './corrections.ts'
import { command } from './fixed-words.ts'
import { mealAgain } from './meal-again.ts'
import { mendMeal } from './meal-corrections.ts'
import { normalise } from './normalise.ts'
import { type Line, readLine } from './read-line.ts'
import { dangerousReadings, redFlags } from './red-flags.ts'
import { ABOUT_HEALTH, smallTalk } from './small-talk.ts'
import { undoing } from './undo.ts'

export function understand(text: string, ctx: Context): Reading {
  const words = normalise(text)
  if (words === '') return [{ do: 'unclear' }]
  const flags = redFlags(words)
  const acts = aboutMeals(words, ctx, actsOf(words, ctx))
  const dangers = dangerousReadings(words).filter((flag) => !flags.includes(flag))
  const urgent: Act[] = [...flags, ...dangers].map((flag) => ({ do: 'red_flag', flag }))
  // Beside an emergency only what was recorded is worth an answer.
  const rest = urgent.length > 0 ? acts.filter((act) => act.do === 'record' || act.do === 'correct') : acts
  return [...urgent, ...rest]
}

/** A meal told by another one, or words that may correct the meal at hand. */
function aboutMeals(words: string, ctx: Context, acts: Act[]): Act[] {
  const about = mealAgain(words, ctx.now, ctx.lastKind) ?? (ctx.meal && mendMeal(words, ctx.now, ctx.meal, acts))
  return about ? [about] : acts
}

function actsOf(words: string, ctx: Context): Act[] {
  if (ctx.fixing) {
    const told = toldOfKind(words, ctx.fixing, ctx.now)
    if (told) return [{ do: 'correct', kind: ctx.fixing, told }]
  }
  const order = command(words, ctx.now) ?? undoing(words, ctx.now)
  if (order) return [order]
  const corrected = corrections(words, ctx)
  if (corrected) return corrected
  const wrong = onlyWrong(words, ctx.lastKind)
  if (wrong) return [wrong]
  return recorded(mended(words, ctx.now), ctx)
}

function recorded(words: string, ctx: Context): Act[] {
  const line = readLine(words, ctx.now)
  const acts = line.acts.map(({ act }) => act)
  if (acts.length > 0 && !onlyThanks(words, acts)) return [...acts, ...leftOver(words, ctx)]
  const number = bareNumber(words, ctx.lastKind)
  if (number && 'temperature' in number) return bareTemperature(words, number.temperature, ctx)
  if (number) return [number]
  const loose = line.why.length === 0 && words.length <= 24 ? looseNumber(words, ctx.lastKind) : undefined
  if (loose) return [loose]
  return [unrecorded(words, line)]
}

/** What a line of bare numbers holds besides its blood pressure. */
function leftOver(words: string, ctx: Context): Act[] {
  const { temperatures, ask } = leftoverDecimals(words, ctx.lastKind)
  const told = temperatures.flatMap((raw) => readLine(`体温${raw}`, ctx.now).acts.map(({ act }) => act))
  return ask ? [...told, ask] : told
}

/** 「ありがとう、嬉しい」 is thanks, not a mood to keep. */
function onlyThanks(words: string, acts: Act[]): boolean {
  const moods = acts.every((act) => act.do === 'record' && act.told.kind === 'mood')
  return moods && /ありがと|感謝|助か|おおきに/.test(words)
}

function bareTemperature(words: string, number: string, ctx: Context): Act[] {
  const line = readLine(words.replace(number, `体温${number}`), ctx.now)
  const heard = bareValue(number, 'temperature', { hour: wallClock(ctx.now).hour })
  return heard ? line.acts.map(({ act }) => act) : [{ do: 'unclear' }]
}

/** 「お昼は12時に食べました」: a meal, but not what. */
const MEAL_WITHOUT_DISHES =
  /^(?:今日は|昼は|夜は|昨日は)?(?:外食|飲み会|会食|食事会|出前|バイキング)|(?:朝|昼|夜|夕|晩|ご飯|ごはん|食事|おやつ|ランチ)[^。]{0,14}(?:食べ(?:まし)?た(?![いらく])|済ませ|すませ|いただきました)/

/** A bedtime alone is half a night; getting up alone is a morning greeting. */
function halfNight(words: string): Act | undefined {
  const [event] = sleepEvents(words)
  if (!event || /ます|よう|たい|つもり/.test(words)) return undefined
  if (!/[寝起床眠覚目ねお]/.test(words)) return undefined
  if (event.going === 'up') return { do: 'small_talk', talk: 'good_morning' }
  return { do: 'ask', why: 'incomplete', kind: 'sleep', choices: [] }
}

/** Only the name of a reading, as when the number was forgotten: 「血圧」「今日の体重は」. */
function onlyNamed(words: string): Act | undefined {
  const name = words.replace(/^(?:今日|今朝|昨日|朝|夜)の?|(?:測定|計測|値)?(?:は|が|を|の|:|、|。|…|\s)*$/g, '')
  const kind = KIND_IDS.find((id) => kindOf(id).ja.toLowerCase() === name && kindOf(id).unit !== '')
  return kind && { do: 'ask', why: 'incomplete', kind, choices: [] }
}

/** Dates, clock times and counts of things that nobody keeps here. */
const OTHER_COUNTS =
  /\d{1,4}(?:年|月|日|時間|時(?:半|\d{1,2}分?)?|:\d{2}|\/\d{1,2}|分|歳|才|番|枚|人|名|ページ|階|号|周年|円|冊|通|件|位|台|匹|頭|羽|軒|点|曲|話|巻|章|試合)/g

function unrecorded(words: string, line: Line): Act {
  const why = line.why[0]
  const named = onlyNamed(words)
  if (named) return named
  const half = why === undefined ? halfNight(words) : undefined
  if (half) return half
  if (why === undefined && MEAL_WITHOUT_DISHES.test(words))
    return { do: 'ask', why: 'incomplete', kind: 'meal', choices: [] }
  const talk = smallTalk(words.replace(OTHER_COUNTS, ''))
  if (talk && (why === undefined || why === 'plan' || why === 'hearsay' || why === 'price'))
    return { do: 'small_talk', talk }
  if (why) return { do: 'not_record', why }
  return withoutNumber(words) ?? otherCounts(words) ?? { do: 'unclear' }
}

/** 「ゲーム3時間」「70歳です」: numbers, but of nothing that is kept. */
function otherCounts(words: string): Act | undefined {
  const rest = words.replace(OTHER_COUNTS, '')
  if (rest === words || /[\d?]/.test(rest) || rest.length < 2 || ABOUT_HEALTH.test(rest)) return undefined
  return { do: 'small_talk', talk: 'other' }
}

const NUMERIC = /血圧|体重|血糖|体温|歩数|脈拍|体脂肪/

/** 「血圧が気になります」: a reading is spoken of without its number, which is welcome. */
function withoutNumber(words: string): Act | undefined {
  const name = /\d|[?]/.test(words) ? undefined : NUMERIC.exec(words)?.[0]
  const kind = name && KIND_IDS.find((id) => kindOf(id).ja.startsWith(name))
  return kind ? { do: 'ask', why: 'vague', kind, choices: [] } : undefined
}
