/**
 * The meals of a message: what is left after all other readings, cut where the words of time change, is looked up as food.
 * Dishes of one day and slot are one meal. Tea told in millilitres beside dishes is a dish, alone it is water.
 */
import type { MealReading, ReadDish } from '../../food/dish.ts'
import { mealValue } from '../../food/meal-value.ts'
import { readMeal } from '../../food/read-meal.ts'
import type { DayPart } from '../../kinds/kind.ts'
import { meal } from '../../kinds/meal.ts'
import { type Instant, localDay, wallClock } from '../../shared/time.ts'
import type { Act, Choice, ToldTime } from './act.ts'
import { joining } from './meal-corrections.ts'
import { type Governed, governing, notYetToday, toldTime } from './time-line.ts'
import type { MealSlot, TimeWord } from './time-words.ts'

interface Span {
  start: number
  end: number
}

export interface MealWords {
  /** The whole normalised message. */
  words: string
  /** The same with everything taken out that is no food; same length, `|` for what went. */
  left: string
  times: TimeWord[]
  /** Where other readings begin. */
  starts: number[]
  waters: Span[]
}

export interface FoundMeals {
  acts: { at: number; act: Act }[]
  /** Waters that turned out to belong to a meal. */
  drunkWithMeals: Span[]
  /** True where a meal was named whose time has not come. */
  planned: boolean
}

export const NO_MEALS: FoundMeals = { acts: [], drunkWithMeals: [], planned: false }

const SLOT_OF_PART: Record<DayPart, MealSlot> = {
  dawn: 'breakfast',
  morning: 'breakfast',
  noon: 'lunch',
  afternoon: 'snack',
  evening: 'dinner',
  night: 'dinner',
  bedtime: 'snack',
  midnight: 'snack',
}

/** A part of the day that only says which dose or measuring was meant does not date a meal told later. */
const OF_SOMETHING = /^の?(?:お?薬|くすり|血圧|体重|血糖|体温|脈|散歩|ウォーキング|体操|お通じ|運動)/

export function slotByHour(hour: number): MealSlot {
  if (hour >= 4 && hour < 10) return 'breakfast'
  if (hour >= 10 && hour < 15) return 'lunch'
  if (hour >= 17 && hour < 22) return 'dinner'
  return 'snack'
}

function slotOf(governed: Governed, time: ToldTime, dishes: ReadDish[], now: Instant): MealSlot {
  if (governed.slot) return governed.slot
  if (governed.part && !governed.clock) return SLOT_OF_PART[governed.part]
  if (time.atPrecision === 'day') return slotOfDay(dishes, now)
  return slotByHour(wallClock(time.at).hour)
}

/** A day told without a part: drinks are of the evening, the rest as one writes of it; early writers tell of dinner. */
function slotOfDay(dishes: ReadDish[], now: Instant): MealSlot {
  const slot = slotByHour(wallClock(now).hour)
  return dishes.some((dish) => ALCOHOL.test(dish.name)) || slot === 'breakfast' ? 'dinner' : slot
}
const ALCOHOL =
  /ビール|発泡酒|日本酒|清酒|焼酎|ワイン|ハイボール|サワー|チューハイ|酎ハイ|ウイスキー|ウィスキー|梅酒|泡盛|熱燗|カクテル|紹興酒|お酒/

interface Piece extends Span {
  reading: MealReading
}

/** After these the food begins: 「時間がなくて｜りんご半分だけ」「結局｜肉うどん」. */
const LEAD_IN =
  /(?:なくて|[いただるた](?:ので|から(?![揚あげ])|けど|けれど)|やけん|やから|ながら|結局|やっぱり|帰りに|ついでに|久しぶりに|頼んで|誘われて|(?:くれた|もらった|頂いた|いただいた)(?=[^。、\s!])|もらった(?=[^。]*食べ)|(?:見て)?作った(?=[^。、\s!])|買って(?:きた|おいた|あった)(?=[^。、\s!])|買った(?=[^。、\s!]))[、\s]*/g

/** No meal is told in more words; what is longer is no meal but a letter. */
const LONGEST_PART = 300
const MOST_FOOD_WORDS = 600
/** Many short pieces cost more than one long one. */
const COST_OF_LOOKING = 8

/** A stretch cut where a reason or circumstance ends. */
function parts(text: string, start: number, end: number): Span[] {
  const ends = [...text.slice(start, end).matchAll(LEAD_IN)].map((match) => start + match.index + match[0].length)
  const edges = [start, ...ends, end]
  return edges.slice(0, -1).map((from, i) => ({ start: from, end: Math.min(edges[i + 1] ?? end, from + LONGEST_PART) }))
}

/** Between a word of time and its food: 「昼は|ラーメン」 must not be read from はら on. */
const PARTICLE_FIRST = /^\s?(?:には|は|に|も|が|の)(?=[ァ-ヶ一-龠])/
/** Small words that would read as food (ナン), and topics that name no dish (「お酒は日本酒1合」). */
const FILLER =
  /(?:お?酒|アルコール|飲み物|おかず|主食|主菜|副菜|デザート)は(?=[^。\n]{2})|もう(?!りそば)|なんか|なんだか|なんとなく|なんと(?!か)|なんで|なんて|なんとか/g

/** The food of each stretch between words of time, with places in the whole message. */
function pieces(left: string, times: TimeWord[]): Piece[] {
  const edges = [0, ...times.flatMap((time) => [time.start, time.end]), left.length]
  const stretches: Span[] = []
  for (let i = 0; i < edges.length; i += 2) stretches.push(...parts(left, edges[i] ?? 0, edges[i + 1] ?? left.length))
  let looked = 0
  return stretches.flatMap(({ start, end }) => {
    const text = left
      .slice(start, end)
      .replace(/[|\u00a0]/g, '、')
      .replace(FILLER, (words) => '、'.repeat(words.length))
      .replace(PARTICLE_FIRST, (words) => '、'.repeat(words.length))
    if (!/[ぁ-んァ-ヶー一-龠a-z]{2}|[一-龠]/.test(text) || looked > MOST_FOOD_WORDS) return []
    looked += text.length + COST_OF_LOOKING
    const found = readMeal(text)
    const moved = <S extends Span>(span: S): S => ({ ...span, start: span.start + start, end: span.end + start })
    return [{ start, end, reading: { dishes: found.dishes.map(moved), unknown: found.unknown.map(moved) } }]
  })
}

const CONNECTED = /^(?:[\s、,・+&]{0,2}(?:と|や|、|・|\+|&|に)?[\s]?)$/

/** Waters joined to a dish by と or a comma are drunk with the meal. */
function withMeals(words: string, waters: Span[], dishes: ReadDish[]): Span[] {
  return waters.filter((water) => {
    const others = dishes.filter((dish) => !waters.some((other) => overlaps(dish, other)))
    return others.some((dish) => {
      const between = dish.end <= water.start ? words.slice(dish.end, water.start) : words.slice(water.end, dish.start)
      return between.trim() !== '' && CONNECTED.test(between)
    })
  })
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

interface Group {
  at: number
  slot: MealSlot
  time: ToldTime
  dishes: ReadDish[]
}

function grouped(found: MealWords, read: Piece[], now: Instant): Group[] {
  const groups: Group[] = []
  for (const piece of read) {
    const [first, last] = [piece.reading.dishes[0], piece.reading.dishes.at(-1)]
    if (!first || !last) continue
    const others = read
      .filter((other) => other !== piece)
      .flatMap((other) => other.reading.dishes.map((dish) => dish.start))
    const starts = [...found.starts, ...others].sort((a, b) => a - b)
    const governed = governing(found.words, found.times, first.start, last.end, starts)
    // 「今日の夕飯はカレー」 in the morning is a plan.
    if (governed.day === localDay(now) && notYetToday(governed, now)) continue
    const time = toldTime(governed, now)
    const slot = slotOf(governed, time, piece.reading.dishes, now)
    const same = groups.find((group) => group.slot === slot && group.time.day === time.day)
    if (same) same.dishes.push(...piece.reading.dishes)
    else groups.push({ at: first.start, slot, time, dishes: [...piece.reading.dishes] })
  }
  return groups
}

const ONLY_WATER =
  /^(?:お?水|白湯|お湯|お冷や?|お茶|麦茶|緑茶|ほうじ茶|番茶|煎茶|玄米茶|ウーロン茶|烏龍茶|炭酸水|ミネラルウォーター)$/

const onlyWater = (group: Group) => group.dishes.every((dish) => ONLY_WATER.test(dish.name))

/** Water that nobody says was drunk: 「花の水を替えた」. */
const isIdleWater = (group: Group, words: string) =>
  onlyWater(group) && words.length > 6 && !/飲|のん|のみ|いただ|頂|補給/.test(words)

/** Kilos of one food are bought or carried, not eaten: 「10キロの米」. */
const GOODS_GRAMS = 3000
const isGoods = (group: Group) => group.dishes.some((dish) => dish.grams >= GOODS_GRAMS)

function mealAct(group: Group): Act {
  // Water or tea alone is no meal, but how much it was is not known.
  if (onlyWater(group)) {
    const choices = [150, 200, 500].map((ml) => ({ label: `${ml}ml`, text: `水${ml}ml` }))
    return { do: 'ask', why: 'incomplete', kind: 'water', choices }
  }
  const parsed = meal.value.safeParse(mealValue(group.dishes, group.slot))
  if (!parsed.success || !meal.plausible(parsed.data))
    return { do: 'ask', why: 'implausible', kind: 'meal', choices: [] }
  return { do: 'record', told: { kind: 'meal', value: parsed.data, time: group.time, dishes: group.dishes } }
}

/** A strange word is only worth a question where people clearly speak of eating. */
function isMealTalk(found: MealWords, piece: Piece): boolean {
  const words = found.words.slice(piece.start, piece.end)
  const slot = found.times.some(
    (time) => time.slot !== undefined && time.end <= piece.start + 1 && piece.start - time.end < 2,
  )
  return (
    piece.reading.dishes.length > 0 || slot || /食べ|飲ん|のんだ|いただ|頂き|定食|丼|一皿|1皿|人前|弁当/.test(words)
  )
}

/** The first food nobody knows, with the nearest known ones as buttons; one question is enough. */
function unknownFood(found: MealWords, read: Piece[], now: Instant): { at: number; act: Act }[] {
  const piece = read.find((one) => one.reading.unknown.length > 0 && isMealTalk(found, one))
  const unknown = piece?.reading.unknown[0]
  if (!piece || !unknown) return []
  const governed = governing(found.words, found.times, unknown.start, unknown.end, found.starts)
  const time = toldTime(governed, now)
  const meal = { slot: slotOf(governed, time, [], now), day: time.day }
  const guesses: Choice[] = unknown.guesses
    .slice(0, 3)
    .map((guess) => ({ label: guess, text: joining(guess, meal, now) }))
  const others = read.flatMap((one) => one.reading.unknown).filter((one) => one !== unknown)
  const more = others.length > 0 ? { others: others.map((one) => one.text) } : {}
  const of = { meal: { slot: meal.slot, time } }
  return [{ at: unknown.start, act: { do: 'unknown_food', text: unknown.text, guesses, ...more, ...of } }]
}

export function readMeals(given: MealWords, now: Instant): FoundMeals {
  const times = given.times.filter(
    (time) => time.day !== undefined || time.slot || !OF_SOMETHING.test(given.words.slice(time.end)),
  )
  const found = { ...given, times }
  const read = pieces(found.left, times)
  const drunkWithMeals = withMeals(
    found.words,
    found.waters,
    read.flatMap((piece) => piece.reading.dishes),
  )
  const plain = found.waters.filter((water) => !drunkWithMeals.includes(water))
  for (const piece of read) {
    piece.reading.dishes = piece.reading.dishes.filter((dish) => !plain.some((water) => overlaps(dish, water)))
  }
  const groups = grouped(found, read, now)
  const acts = groups
    .filter((group) => !isIdleWater(group, found.words) && !isGoods(group))
    .map((group) => ({ at: group.at, act: mealAct(group) }))
  const planned = groups.length === 0 && read.some((piece) => piece.reading.dishes.length > 0)
  return { acts: [...acts, ...unknownFood(found, read, now)], drunkWithMeals, planned }
}
