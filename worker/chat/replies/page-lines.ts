/** How a day of a notebook reads in a few lines. Rules only. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { KindId } from '../../kinds/kind.ts'
import { kindOf, type ValueOf } from '../../kinds/registry.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import { daysBetween, instantAt, type LocalDate, wallClock } from '../../shared/time.ts'
import { distinctKinds, type Page } from '../plan/tell.ts'
import { mealSum } from './meal-lines.ts'
import { kindName } from './words.ts'

const SLOTS = { breakfast: ja.slotBreakfast, lunch: ja.slotLunch, dinner: ja.slotDinner, snack: ja.slotSnack } as const

export function dayName(day: LocalDate, today: LocalDate): string {
  const back = daysBetween(day, today)
  if (back === 0) return ja.dayToday
  if (back === 1) return ja.dayYesterday
  if (back === 2) return ja.dayBefore
  const { month, date, weekday } = wallClock(instantAt(day, 12))
  return fill(ja.dayOther, { month, date, weekday: ja.weekdays[weekday] ?? '' })
}

/** The name in front of an entry: its kind, or the slot of a meal. */
export const entryName = (entry: Entry): string =>
  entry.kind === 'meal' ? SLOTS[(entry.value as ValueOf<'meal'>).slot] : kindName(entry.kind)

/** What was told; of a meal its dishes, since the figures have lines of their own. */
export const entryValue = (entry: Entry): string =>
  entry.kind === 'meal'
    ? (entry.value as ValueOf<'meal'>).dishes.map((dish) => dish.name).join('、')
    : kindOf(entry.kind).say(entry.value)

/** One line for each kind on a page: name and summary. Meals come first. */
export function sumLines(
  page: Page,
  energyShown: boolean,
): { kind: KindId; name: string; value: string; count: number }[] {
  return inOrder(page.entries).map((kind) => {
    const entries = page.entries.filter((entry) => entry.kind === kind)
    const values = entries.map((entry) => entry.value)
    const name = kind === 'meal' ? ja.mealLabel : kindName(kind)
    const value = kind === 'meal' ? mealSum(values as ValueOf<'meal'>[], energyShown) : kindOf(kind).sumUp(values)
    return { kind, name, value, count: entries.length }
  })
}

/** One line for each kind of a week: what a day looked like on average, how often, or from where to where. */
export function weekLines(pages: Page[]): { kind: KindId; name: string; value: string }[] {
  const entries = pages.flatMap((page) => page.entries)
  return inOrder(entries).map((kind) => {
    const name = kind === 'meal' ? ja.mealLabel : kindName(kind)
    return {
      kind,
      name,
      value: weekValue(
        kind,
        entries.filter((entry) => entry.kind === kind),
      ),
    }
  })
}

/** Body measures are read as a way from here to there, not as a mean. */
const BODY: ReadonlySet<KindId> = new Set(['weight', 'body_fat', 'muscle_mass', 'waist'])

function weekValue(kindId: KindId, entries: Entry[]): string {
  const kind = kindOf(kindId)
  const days = Map.groupBy(entries, (entry) => entry.day)
  if (kindId === 'meal') return fill(ja.weekTimes, { count: entries.length })
  if (kindId === 'blood_pressure' || entries.length === 1) return kind.sumUp(entries.map((entry) => entry.value))
  if (!kind.chart || kindId === 'mood') return fill(ja.weekDaysOf, { days: days.size })
  if (BODY.has(kindId)) {
    const [first, last] = [entries[0], entries.at(-1)].map((entry) => kind.say(entry?.value))
    return fill(ja.weekFromTo, { first: first ?? '', last: last ?? '' })
  }
  const total = entries.reduce((sum, entry) => sum + (kind.chart?.point(entry.value) ?? 0), 0)
  const share = total / (kind.chart.perDay === 'sum' ? days.size : entries.length)
  const value = share >= 100 ? Math.round(share).toLocaleString('ja-JP') : String(Math.round(share * 10) / 10)
  return fill(ja.weekMean, { value, unit: kind.chart.unit })
}

/** Meals first, then as they came. */
const inOrder = (entries: Entry[]): KindId[] =>
  distinctKinds(entries).sort((a, b) => Number(b === 'meal') - Number(a === 'meal'))
