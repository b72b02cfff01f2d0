/** 先生に見せる: one card for any doctor. Shows and counts; judges nothing. */
import { ja } from '../../../prompts/messages/ja.ts'
import { type SlotMean, type VisitFacts, visitFacts } from '../../care/visit-facts.ts'
import { fill } from '../../messages/template.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import { daysBetween, type LocalDate } from '../../shared/time.ts'
import type { Tell } from '../plan/tell.ts'
import { card, heading, rule, small, text } from './flex.ts'

type Component = ReturnType<typeof rule>
const MAX_WORDS = 3
const MAX_WORD_LENGTH = 40

export function doctorCard(tell: Tell & { tell: 'doctor' }): LineMessage {
  const facts = visitFacts(tell.entries)
  const days = daysBetween(tell.from, tell.to) + 1
  const period = fill(ja.doctorPeriod, { from: shortDay(tell.from), to: shortDay(tell.to), days })
  const parts = [pressure(facts), weight(facts), medicine(facts), words(facts)].filter((part) => part.length > 0)
  const body = parts.length > 0 ? parts.flatMap((part) => [rule(), ...part]) : [text(ja.doctorEmpty)]
  return card(ja.altDoctor, [
    heading(ja.doctorTitle),
    small(period),
    ...body,
    rule(),
    small(ja.doctorNote, { size: 'xs' }),
  ])
}

const shortDay = (day: LocalDate): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
const title = (words: string): Component => text(words, { weight: 'bold' })

const mean = (template: typeof ja.doctorMorning | typeof ja.doctorEvening, slot: SlotMean): string =>
  fill(template, { systolic: slot.systolicMmHg, diastolic: slot.diastolicMmHg, days: slot.days })

function pressure(facts: VisitFacts): Component[] {
  const { morning, evening, otherHomeReadings: other, awayReadings: away } = facts
  if (facts.daysWithPressure === 0 && away === 0) return []
  const lines: Component[] = [title(ja.doctorBp)]
  lines.push(text(morning ? mean(ja.doctorMorning, morning) : ja.doctorNoMorning))
  lines.push(text(evening ? mean(ja.doctorEvening, evening) : ja.doctorNoEvening))
  if (facts.daysWithPressure > 0) {
    lines.push(text(fill(ja.doctorShare, { under: facts.daysUnderLine, days: facts.daysWithPressure })))
  }
  if (other > 0) lines.push(small(fill(ja.doctorOther, { count: other })))
  if (away > 0) lines.push(small(fill(ja.doctorClinic, { count: away })))
  return lines
}

function weight({ weight: told }: VisitFacts): Component[] {
  if (!told) return []
  const { firstKg: first, lastKg: last, count } = told
  const line = count === 1 ? fill(ja.doctorWeightOne, { last }) : fill(ja.doctorWeightLine, { first, last, count })
  return [title(ja.doctorWeight), text(line)]
}

function medicine({ medicine: told }: VisitFacts): Component[] {
  if (!told) return []
  const names = told.names.slice(0, 5).join('、')
  return [
    title(ja.doctorMedicine),
    text(fill(ja.doctorMedicineLine, { taken: told.takenDays })),
    ...(told.missedDays > 0 ? [text(fill(ja.doctorMissedLine, { missed: told.missedDays }))] : []),
    ...(names ? [small(fill(ja.doctorMedicineNames, { names }))] : []),
  ]
}

function words({ words: told }: VisitFacts): Component[] {
  if (told.length === 0) return []
  const lines = told
    .slice(0, MAX_WORDS)
    .map((one) => small(`${shortDay(one.day)} ${one.text.slice(0, MAX_WORD_LENGTH)}`))
  return [title(ja.doctorWords), ...lines]
}
