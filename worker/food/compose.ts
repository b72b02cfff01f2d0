/**
 * Puts words together the way dishes are named in Japanese: 「さわらの西京焼き」 (food + way of cooking),
 * 「チーズカレー」 (topping + dish), 「鶏の生姜焼き」 (another meat), 「さばの塩焼き定食」 (dish + set).
 */
import { type Dish, dishAt, type Item } from './dishes.ts'
import type { Entry } from './lexicon.ts'
import { classOf, isSingle, isStaple, type Plate, plateOf, scaled, weightOf } from './plate.ts'

/** Between the words of one name. */
export const JOINTS =
  /^(?:の|入り|入りの|いり|いりの|のせ|乗せ|載せ|のっけ|付き|つき|付|たっぷり|たっぷりの|風|風の|こみ|と|in|オン|おん|さんの|いっぱいの)?$/

const STAPLE_MEALS = new Set(['rice', 'noodle', 'bread', 'set', 'store'])
const FULL_MEALS = new Set(['rice', 'noodle', 'bread', 'soup', 'set', 'store'])

/** The name so far plus the next word; undefined when the two are separate dishes. */
export function compose(before: Plate, entry: Entry, joint: string, end: number): Plate | undefined {
  if (joint === 'と') return undefined
  const frame = entry.frame === undefined ? undefined : dishAt(entry.frame)
  const dish = entry.dish === undefined ? undefined : dishAt(entry.dish)
  if (frame?.options.has('sauce') && !isPlainFood(before.dish)) return { ...before, end }
  if (frame && takesFrame(before, frame, dish)) return framed([before], frame, dish, end)
  const head = plateOf(entry, before.start, end)
  if (!head || head.parts.length > 0) return undefined
  if (head.dish.kind === 'season') return { ...before, end }
  if (isPlainFood(head.dish) && joint === '') return undefined
  if (isPlainFood(head.dish) && isPlainFood(before.dish) && joint === 'の') return plainPair(before, head, end)
  if (isPlainFood(before.dish) || (joint === 'の' && isPlainly(before))) {
    return named(changed(head, { ...before, items: rawItems(before) }), before, end)
  }
  if (joint === 'の' && isWhole(before) && isWhole(head)) return named(withSome(head, before), before, end)
  if (joint === '' && /弁当$/.test(head.dish.name) && STAPLE_MEALS.has(before.dish.kind))
    return named(head, before, end)
  if (joint === '' || /入り|いり|のせ|乗せ|載せ|のっけ|付/.test(joint)) {
    return FULL_MEALS.has(head.dish.kind) && !STAPLE_MEALS.has(before.dish.kind) && !isSingle(head.items)
      ? named({ ...head, items: [...head.items, ...scaled(before.items, 0.6)] }, before, end)
      : undefined
  }
  return undefined
}

/** 「海老と蒸し鶏の冷麺」, 「大葉おろしの和風ハンバーグ」: two ready dishes of which the second is what was eaten. */
const isWhole = ({ dish, words, parts }: Plate): boolean =>
  parts.length === 0 && words <= 2 && ['main', 'side', 'noodle', 'rice', 'soup'].includes(dish.kind)

const withSome = (head: Plate, before: Plate): Plate =>
  STAPLE_MEALS.has(head.dish.kind) && !STAPLE_MEALS.has(before.dish.kind)
    ? { ...head, items: [...head.items, ...scaled(before.items, 0.4)] }
    : head

/** A single food that takes part in other dishes; rice and drinks by themselves do not. */
function isPlainFood(dish: Dish): boolean {
  return (
    (isSingle(dish.items) || dish.kind === 'food') &&
    !dish.items.some(isStaple) &&
    !['drink', 'alcohol', 'rice', 'noodle'].includes(dish.kind)
  )
}

/** A word of one food whose usual dish adds a little: ほうれん草 (おひたし), さば (塩焼き). */
const isPlainly = (plate: Plate): boolean =>
  nameable(plate.dish) &&
  plate.words === 1 &&
  plate.end - plate.start <= 6 &&
  plate.items.length <= 4 &&
  isSingle(rawItems(plate))

/** What is made with a drink: 抹茶アイス. Nothing is fried or stewed in front of it. */
const SWEET_FRAMES = new Set(['ケーキ', 'アイス', 'ゼリー', 'ヨーグルト'])

function takesFrame(before: Plate, frame: Dish, dish: Dish | undefined): boolean {
  const onRice = frame.items.some((item) => isStaple(item) && item.grams > 100)
  if (before.dish.kind === 'soup' && before.items.length > 3) return onRice && before.parts.length === 0
  if (before.parts.length > 0 || FULL_MEALS.has(before.dish.kind)) return false
  if (before.dish.kind === 'drink' || before.dish.kind === 'alcohol') return SWEET_FRAMES.has(frame.name)
  return dish === undefined || isPlainFood(before.dish) || nameable(before.dish)
}

/** Fish and meat have words of their own that mean a ready dish (さば → 塩焼き); as a part they are the raw food. */
const nameable = (dish: Dish): boolean => dish.kind === 'main' || dish.kind === 'side'

/** The frame with its main foods; several share the main's weight. */
export function framed(mains: readonly Plate[], frame: Dish, dish: Dish | undefined, end: number): Plate {
  const first = mains[0] as Plate
  const items: Item[] = mains.flatMap((main) => mainItems(main, frame, mains.length))
  const unitsFrom = dish && dish.kind !== 'frame' && dish.kind !== 'season' ? dish : frame
  return {
    start: first.start,
    end,
    dish: {
      ...frame,
      kind: unitsFrom.kind === 'frame' ? 'main' : unitsFrom.kind,
      units: frame.units,
      grams: weightOf(items) + frame.grams,
    },
    items: [...items, ...frame.items],
    words: mains.length + 1,
    parts: [],
  }
}

/** Salted fish is grilled as it is; cooked another way the fish is fresh. */
const UNSALTED: Record<string, string | undefined> = { '10139': '10134', '10161': '10154' }

/** Share of a ready dish that goes on a bowl of rice or noodles. */
const ON_RICE = 0.75

function mainItems(main: Plate, frame: Dish, sharing: number): Item[] {
  if (
    main.items.length > 2 &&
    frame.items.some((item) => isStaple(item) && item.grams > 100) &&
    rawItems(main).length > 1
  ) {
    return scaled(main.items, ON_RICE)
  }
  const fresh: typeof UNSALTED = frame.name === '塩焼き' ? {} : UNSALTED
  const core = rawItems(main).map((item) => ({ ...item, food: fresh[item.food] ?? item.food }))
  const grams = Number(frame.options.get(classOf(core)) ?? 70) / sharing ** 0.8
  return scaled(core, grams / Math.max(weightOf(core), 1))
}

/** The food without what its own usual dish adds: さば (焼き) → the fish alone. */
function rawItems(plate: Plate): Item[] {
  if (isSingle(plate.items)) return plate.items
  const animal = plate.items.filter((item) => /^1[012]/.test(item.food))
  const heaviest = [...plate.items].sort((a, b) => b.grams - a.grams)[0]
  return animal.length === 1 && plate.items.length <= 4
    ? animal
    : plate.items.length <= 4 && heaviest
      ? [heaviest]
      : plate.items
}

/** 「ツナとキャベツのパスタ」: the food before と goes on top of the dish that was already named with another food. */
export function alsoOnTop(head: Plate, part: Plate): Plate {
  const own = rawItems(part)
  const food = own[0]?.food ?? ''
  if (head.items.some((item) => item.food === food)) return { ...head, start: part.start }
  const grams = Number(part.dish.options.get('top') ?? Math.min(40, weightOf(own) * 0.5))
  return {
    ...head,
    start: part.start,
    words: head.words + 1,
    items: [...head.items, ...scaled(own, grams / Math.max(weightOf(own), 1))],
  }
}

/** 「鶏のもも肉」 is the second food, 「いわしの梅（フライ）」 the first with a little of the second. */
function plainPair(before: Plate, head: Plate, end: number): Plate {
  if (classOf(before.items) === classOf(head.items)) return named(head, before, end)
  return { ...alsoOnTop(before, head), start: before.start, end, words: before.words + 1 }
}

/** Another meat or fish in a dish takes the place of the usual one; everything else is put on top. */
function changed(head: Plate, part: Plate): Plate {
  const kind = classOf(part.items)
  const own = [...head.items].filter((item) => /^1[01]/.test(item.food)).sort((a, b) => b.grams - a.grams)[0]
  const food = part.items[0]?.food ?? ''
  if ((kind === '魚' || kind === '肉') && own && own.grams >= 25) {
    return { ...head, items: head.items.map((item) => (item === own ? { ...item, food } : item)) }
  }
  if (head.items.some((item) => item.food === food) || ((kind === '魚' || kind === '肉') && head.dish.kind === 'main'))
    return head
  const grams = Number(part.dish.options.get('top') ?? Math.min(40, weightOf(part.items) * 0.5))
  return { ...head, items: [...head.items, ...scaled(part.items, grams / Math.max(weightOf(part.items), 1))] }
}

const named = (plate: Plate, before: Plate, end: number): Plate => ({
  ...plate,
  start: before.start,
  end,
  words: before.words + 1,
})
