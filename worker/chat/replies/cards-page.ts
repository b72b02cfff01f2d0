/** Looking back in the chat: a day's page and the week. */
import { ja } from '../../../prompts/messages/ja.ts'
import { aimsFor, type Person, type Sums, sumsOf } from '../../food/intakes.ts'
import type { MealValue } from '../../food/meal-value.ts'
import { fill } from '../../messages/template.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import type { LocalDate } from '../../shared/time.ts'
import type { Page } from '../plan/tell.ts'
import { card, heading, row, rule, small, text } from './flex.ts'
import { intakeLines, meanOfDays } from './meal-lines.ts'
import { dayName, sumLines, weekLines } from './page-lines.ts'

type Component = ReturnType<typeof row>

const MAX_LINES = 8
const MAX_LINES_WITH_MEALS = 6

/** For whom a card is drawn: whose reference intakes, and whether energy is spoken of. */
export interface Reader {
  person?: Person
  energy: boolean
}

export function pageCard(page: Page, today: LocalDate, reader: Reader): LineMessage {
  const title = heading(fill(ja.pageTitle, { day: dayName(page.day, today) }))
  const meals = mealsOf(page)
  const lines = sumLines(page, reader.energy).slice(0, meals.length > 0 ? MAX_LINES_WITH_MEALS : MAX_LINES)
  if (lines.length === 0) return card(ja.altPage, [title, text(ja.pageEmpty)])
  const rows = lines.map((line) => row(line.name, line.value))
  const name = page.day === today ? ja.intakeSoFar : ja.intakeDay
  const intakes = meals.length > 0 ? intakeRows(name, sumsOf(meals), reader.person) : []
  return card(ja.altPage, [title, ...rows, ...intakes])
}

const mealsOf = (page: Page): MealValue[] =>
  page.entries.flatMap((entry) => (entry.kind === 'meal' ? [entry.value as MealValue] : []))

/** Sums beside the reference intakes, with where the figures come from. */
function intakeRows(name: string, sums: Sums, person: Person | undefined): Component[] {
  const aims = aimsFor(person)
  // One line each, so that the card stays on one screen at the largest type.
  const rows = intakeLines(sums, aims).map((line) => text(`${line.name} ${line.value}`, { size: 'sm' }))
  const notes = [person && !aims.neutral ? ownAims(person) : ja.intakeNeutral, ja.sourceLine]
  return [rule(), small(name), ...rows, ...notes.map((note) => small(note, { size: 'xs' }))]
}

const ownAims = ({ sex, ageYears }: Person): string =>
  fill(ja.intakeOwn, { age: ageYears, sex: sex === 'female' ? ja.sexFemale : ja.sexMale })

/** The week as one picture; days without a page are simply not spoken of. */
export function weekCard(pages: Page[], today: LocalDate, reader: Reader): LineMessage {
  const kept = pages.filter((page) => page.entries.length > 0)
  const [from, to] = [pages[0]?.day ?? today, pages.at(-1)?.day ?? today]
  const title = heading(fill(ja.weekTitle, { from: shortDay(from), to: shortDay(to) }))
  if (kept.length === 0) return card(ja.altPage, [title, text(ja.weekEmpty)])
  const rows = weekLines(kept)
    .slice(0, kept.some((page) => mealsOf(page).length > 0) ? MAX_LINES_WITH_MEALS : MAX_LINES)
    .map((line) => row(line.name, line.value))
  const mean = meanOfDays(kept.map(mealsOf))
  const intakes = mean ? intakeRows(fill(ja.intakeWeek, { days: mean.days }), mean.sums, reader.person) : []
  return card(ja.altPage, [title, text(fill(ja.weekDays, { days: kept.length })), rule(), ...rows, ...intakes])
}

const shortDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
