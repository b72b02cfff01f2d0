/** Looking back in the chat: a day's page and the week. */
import { ja } from '../../prompts/messages/ja.ts'
import { fill } from '../messages/template.ts'
import type { LineMessage } from '../outside/line/port.ts'
import type { LocalDate } from '../shared/time.ts'
import { card, heading, row, rule, small, text } from './flex.ts'
import { dayName, sumLines, weekLines } from './page-lines.ts'
import type { Page } from './tell.ts'

const MAX_LINES = 8

export function pageCard(page: Page, today: LocalDate): LineMessage {
  const title = heading(fill(ja.pageTitle, { day: dayName(page.day, today) }))
  const lines = sumLines(page).slice(0, MAX_LINES)
  if (lines.length === 0) return card(ja.altPage, [title, text(ja.pageEmpty)])
  const rows = lines.map((line) => row(line.name, line.value))
  const credit = lines.some((line) => line.kind === 'meal') ? [rule(), small(ja.sourceLine, { size: 'xs' })] : []
  return card(ja.altPage, [title, ...rows, ...credit])
}

/** The week as one picture; days without a page are simply not spoken of. */
export function weekCard(pages: Page[], today: LocalDate): LineMessage {
  const kept = pages.filter((page) => page.entries.length > 0)
  const [from, to] = [pages[0]?.day ?? today, pages.at(-1)?.day ?? today]
  const title = heading(fill(ja.weekTitle, { from: shortDay(from), to: shortDay(to) }))
  if (kept.length === 0) return card(ja.altPage, [title, text(ja.weekEmpty)])
  const rows = weekLines(kept)
    .slice(0, MAX_LINES)
    .map((line) => row(line.name, line.value))
  return card(ja.altPage, [title, text(fill(ja.weekDays, { days: kept.length })), rule(), ...rows])
}

const shortDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
