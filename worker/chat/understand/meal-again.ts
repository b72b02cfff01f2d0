/**
 * Meals that are told by another meal: 「いつもの朝ごはん」「昨日と同じ昼」「さっきと同じ」, and the words that give a meal its
 * name: 「これをいつもの朝ごはんにして」. What was eaten is looked up where the notebook is known.
 */
import type { DayPart, KindId } from '../../kinds/kind.ts'
import { addDays, type Instant, type LocalDate, localDay, wallClock } from '../../shared/time.ts'
import type { Act } from './act.ts'
import { differences } from './meal-corrections.ts'
import { slotByHour } from './meals.ts'
import { toldTime } from './time-line.ts'
import type { MealSlot } from './time-words.ts'

const LONGEST = 50
const SLOTS: [MealSlot, string][] = [
  ['breakfast', '朝食|朝ごはん|朝ご飯|朝御飯|朝めし|朝飯|モーニング|朝'],
  ['lunch', 'お?昼食|お?昼ごはん|お?昼ご飯|昼御飯|昼飯|お昼|ランチ|昼'],
  ['dinner', '夕食|夕ごはん|夕ご飯|夕飯|夕御飯|晩ごはん|晩ご飯|晩御飯|晩飯|夜ごはん|夜ご飯|夜ご飯|ディナー|夜|晩|夕'],
  ['snack', 'おやつ|間食|3時のおやつ'],
]
const ANY_SLOT = SLOTS.map(([, names]) => names).join('|')
const DAYS: [RegExp, number, MealSlot?][] = [
  [/今日|本日/, 0],
  [/今朝/, 0, 'breakfast'],
  [/一昨日|おととい/, 2],
  [/昨日/, 1],
  [/昨夜/, 1, 'dinner'],
  [/(\d)日前/, 0],
]
const FILLERS =
  /(?:もの|メニュー|献立|内容|やつ|ごはん|ご飯|食事|どおり|通り)|(?:を|で|は|が|も|に|の|と|、|。|!|\s)|(?:また|全く|まったく|ほぼ|だいたい|今回|食べ(?:た|ました)|頂(?:いた|きました)|いただ(?:いた|きました)|済ませ(?:た|ました)|し(?:た|ました)|でした|です|だった|だ|よ|ね|や)/g

/** Nothing is left of the words once these are gone: they say no more. */
function saysOnly(words: string, ...patterns: RegExp[]): boolean {
  let rest = words
  for (const pattern of patterns) rest = rest.replace(pattern, '')
  for (const [pattern] of DAYS) rest = rest.replace(new RegExp(pattern, 'g'), '')
  return rest.replace(new RegExp(ANY_SLOT, 'g'), '').replace(FILLERS, '').trim() === ''
}

interface When {
  day?: LocalDate
  slot?: MealSlot
}

function whenIn(words: string, today: LocalDate): When {
  const found = DAYS.find(([pattern]) => pattern.test(words))
  const back = /(\d)日前/.exec(words)?.[1]
  const slot = SLOTS.map(([name, names]) => ({ name, at: words.search(new RegExp(names)) })).filter(({ at }) => at >= 0)
  const said = slot.sort((a, b) => a.at - b.at)[0]?.name ?? found?.[2]
  return {
    ...(found ? { day: addDays(today, -(back === undefined ? found[1] : Number(back))) } : {}),
    ...(said ? { slot: said } : {}),
  }
}

const USUAL = /いつも(?:の|どおりの?|通りの?|と(?:同じ|おなじ|一緒)(?:の)?)/
const SAME = /(?:と|に)?(?:全く|まったく|ほぼ|だいたい)?(?:同じ|おなじ|一緒)/
const JUST_NOW = /さっき|先ほど|さきほど|先程|この前|前回|直前/
const NAME_IT = new RegExp(
  `^(?:これ|今の|いまの|さっきの|先ほどの|この(?:${ANY_SLOT}|ごはん|ご飯|食事|メニュー))(?:を|は|が)?(?:(?:私|わたし|僕)の)?いつもの(${ANY_SLOT}|もの|ごはん|ご飯|食事|メニュー|やつ)?(?:に(?:して|する|します|登録(?:して)?|設定(?:して)?|覚えて)?|として(?:覚えて|登録(?:して)?|保存(?:して)?)|です|だよ|ね)(?:おいて)?(?:ください|下さい|ね|よ)?[。!\\s]*$`,
)

/** The meal a message tells by another one; undefined for anything else. */
export function mealAgain(words: string, now: Instant, lastKind: KindId | undefined): Act | undefined {
  if (words.length > LONGEST || /[??]|たい(?:です|な)?$|しよう|予定|明日/.test(words)) return undefined
  const named = NAME_IT.exec(words)
  if (named) {
    const { slot } = whenIn(named[1] ?? '', localDay(now))
    const told = slot ?? whenIn(words, localDay(now)).slot
    return { do: 'name_meal', ...(told ? { slot: told } : {}) }
  }
  // 「昨日と同じ」 alone may speak of whatever was told last.
  if (lastKind !== 'meal' && !new RegExp(`${ANY_SLOT}|ごはん|ご飯|食|メニュー|献立`).test(words)) return undefined
  const plain = usual(words, now) ?? same(words, now)
  if (plain) return plain
  // 「いつもの朝ごはんにバナナを足して」「昨日の昼と同じで、ご飯は少なめ」
  const cut = MORE.exec(words)
  const said = cut?.[2] ? differences(cut[2]) : []
  const told = cut?.[1] && said.length > 0 ? (usual(cut[1], now) ?? same(cut[1], now)) : undefined
  return told?.do === 'meal_again' ? { ...told, ops: said } : undefined
}

const MORE = new RegExp(
  `^(.*?(?:いつもの(?:${ANY_SLOT}|メニュー|ごはん|ご飯|食事)|(?:同じ|おなじ|一緒)(?:もの|メニュー|の)?(?:${ANY_SLOT})?))(?:に|と|で|から|、|,|プラス|\\+|\\s)+(.{2,})$`,
)

function usual(words: string, now: Instant): Act | undefined {
  const match = USUAL.exec(words)
  if (!match || !saysOnly(words, USUAL)) return undefined
  const { slot, day } = whenIn(words, localDay(now))
  // 「いつもの」 alone may be anything.
  if (!slot && !/ごはん|ご飯|食事|食べ|メニュー/.test(words)) return undefined
  return again({ sort: 'usual' }, { day, slot }, now)
}

/** 「昼は昨日と同じ」「昨日の昼と同じ」「昨日と同じ昼」: what stands before 同じ is the other meal, what is set off from it this one. */
function same(words: string, now: Instant): Act | undefined {
  const match = SAME.exec(words)
  if (!match || !saysOnly(words, new RegExp(SAME, 'g'), new RegExp(JUST_NOW, 'g'))) return undefined
  const today = localDay(now)
  const before = words.slice(0, match.index)
  const after = words.slice(match.index + match[0].length)
  const cut =
    Math.max(before.lastIndexOf('は'), before.lastIndexOf('、'), before.lastIndexOf(' '), before.lastIndexOf('も')) + 1
  const target: When = { ...whenIn(before.slice(0, cut), today), ...whenIn(after, today) }
  const source = whenIn(before.slice(cut), today)
  if (JUST_NOW.test(words)) return again({ sort: 'last' }, target, now)
  if (!source.day && !source.slot) return undefined
  const slot = source.slot ?? target.slot ?? slotByHour(wallClock(now).hour)
  return again({ sort: 'day', day: source.day ?? today, slot }, target, now)
}

const PARTS: Record<MealSlot, DayPart> = { breakfast: 'morning', lunch: 'noon', dinner: 'evening', snack: 'afternoon' }

type Again = Act & { do: 'meal_again' }

function again(from: Again['from'], target: When, now: Instant): Again {
  const told = target.day !== undefined || target.slot !== undefined
  const time = toldTime(
    told
      ? {
          ...(target.day ? { day: target.day } : {}),
          ...(target.slot ? { slot: target.slot, part: PARTS[target.slot] } : {}),
        }
      : {},
    now,
  )
  return { do: 'meal_again', from, ...(target.slot ? { slot: target.slot } : {}), time }
}
