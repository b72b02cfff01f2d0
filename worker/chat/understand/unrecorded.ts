/**
 * What to answer when a message records nothing: a half-told night or meal is asked for, talk gets a human sentence, and
 * only what looks like a failed attempt to record is `unclear`.
 */
import { KIND_IDS } from '../../kinds/kind.ts'
import { WORRY } from '../../kinds/reading.ts'
import { kindOf } from '../../kinds/registry.ts'
import { sleepEvents } from '../../kinds/sleep-events.ts'
import type { Act } from './act.ts'
import { measuredNamed } from './kind-names.ts'
import type { Line } from './read-line.ts'
import { ABOUT_HEALTH, smallTalk } from './small-talk.ts'

/** 「お昼は12時に食べました」: a meal, but not what. */
const MEAL_WITHOUT_DISHES =
  /^(?:今日は|昼は|夜は|昨日は)?(?:外食|飲み会|会食|食事会|出前|バイキング)|(?:朝|昼|夜|夕|晩|ご飯|ごはん|食事|おやつ|ランチ)[^。]{0,14}(?:食べ(?:まし)?た(?![いらく])|済ませ|すませ|いただきました)/

/** A bedtime alone is half a night; getting up alone is a morning greeting. */
function halfNight(words: string): Act | undefined {
  if (!/\d/.test(words)) return undefined
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

export function unrecorded(words: string, line: Line): Act {
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

/** 「1.5キロ痩せました」: how it changed, without what it is now. */
const CHANGE_ONLY = /\d{1,2}(?:\.\d)?\s?(?:kg|キロ)(?:くらい|ぐらい|ほど|も|ちょっと)?(?:減|増|太|痩|やせ|落ち)/

/** 「血圧が気になります」: a reading is spoken of without its number, which is welcome. */
function withoutNumber(words: string): Act | undefined {
  const changes = CHANGE_ONLY.test(words)
  const kind = /\d|[?]/.test(words.replace(CHANGE_ONLY, ''))
    ? undefined
    : (measuredNamed(words) ?? (changes ? 'weight' : undefined))
  if (kind && WORRY.test(words)) return { do: 'small_talk', talk: 'other' }
  return kind ? { do: 'ask', why: 'vague', kind, choices: [] } : undefined
}
