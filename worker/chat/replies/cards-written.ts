/** The card after something was written: what, the day so far, rarely one kind remark, and two buttons that keep working. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { ValueOf } from '../../kinds/registry.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import { entryId } from '../../shared/ids.ts'
import type { LocalDate } from '../../shared/time.ts'
import { entriesData } from '../plan/postback-data.ts'
import type { MealAside } from '../plan/scene.ts'
import type { Page, Tell } from '../plan/tell.ts'
import { sizeButtons } from './cards-meal.ts'
import { type Action, button, card, heading, row, rule, small, text } from './flex.ts'
import { mealLines } from './meal-lines.ts'
import { dayName, entryName, entryValue, sumLines } from './page-lines.ts'

type Component = ReturnType<typeof row>

/** More would not fit one screen at LINE's largest type. */
const MAX_ROWS = 6
const MAX_SUMS = 3
const MAX_SUMS_BESIDE_MEAL = 2

const HOW = { recorded: ja.recorded, corrected: ja.corrected, replaced: ja.replaced } as const

export function writtenCard(
  tell: Tell & { tell: 'written' },
  today: LocalDate,
  look: { remark?: string; energy: boolean },
): LineMessage {
  const { remark, energy } = look
  const body: Component[] = [heading(HOW[tell.how]), ...entryRows(tell.entries, today, tell.asides, energy)]
  const meals = tell.entries.filter((entry) => entry.kind === 'meal')
  const [meal] = meals
  if (meal && meals.length === 1) body.push(sizeButtons(meal, tell.asides.get(entryId(meal))?.size ?? 'normal'))
  for (const page of tell.pages) {
    const sums = daySoFar(page, tell.entries, today, energy)
    if (sums.length > 0) body.push(rule(), small(fill(ja.soFar, { day: dayName(page.day, today) })), ...sums)
  }
  if (remark) body.push(rule(), small(remark))
  const altText = tell.how === 'recorded' ? ja.altRecorded : ja.altCorrected
  return card(altText, body, [button(press(ja.fix, 'fix', tell.entries)), button(press(ja.undo, 'undo', tell.entries))])
}

const press = (label: string, what: 'fix' | 'undo', entries: Entry[]): Action => ({
  type: 'postback',
  label,
  data: entriesData(what, entries),
  displayText: label,
})

/** One row an entry, with its day where it is not today's, and a meal's figures below. */
export function entryRows(
  entries: Entry[],
  today: LocalDate,
  asides: Map<string, MealAside>,
  energy: boolean,
): Component[] {
  return entries.slice(0, MAX_ROWS).flatMap((entry) => {
    const day = entry.day === today ? '' : `${dayName(entry.day, today)} `
    const name = `${day}${entryName(entry)}`
    if (entry.kind !== 'meal') return [row(name, entryValue(entry))]
    const assumed = asides.get(entryId(entry))?.assumed
    const lines = [...mealLines(entry.value as ValueOf<'meal'>, energy), ...(assumed ? [assumed] : [])]
    // Dishes take the whole width: beside a name they would run down the screen.
    return [small(name), text(entryValue(entry), { weight: 'bold' }), ...lines.map((line) => small(line))]
  })
}

/** What stands on the page besides what the rows above already say. */
function daySoFar(page: Page, written: Entry[], today: LocalDate, energy: boolean): Component[] {
  const news = new Set(written.filter((entry) => entry.day === page.day).map((entry) => entry.kind))
  const lines = sumLines(page, energy).filter((line) => line.count > 1 || !news.has(line.kind))
  const shown = page.day === today ? lines : lines.filter((line) => line.count > 1)
  const most = written.some((entry) => entry.kind === 'meal') ? MAX_SUMS_BESIDE_MEAL : MAX_SUMS
  return shown.slice(0, most).map((line) => row(line.name, line.value))
}
