/**
 * What a doctor wants to see from a notebook, computed from entries. Home blood pressure by mornings and evenings:
 * the mean of each day's readings first, then of the days, so that a day measured often weighs no more
 * (日本高血圧学会: 2 readings each time, keep all, use the mean; 5 to 7 days for a judgement).
 */
import type { Entry } from '../notebook/entry.ts'
import type { LocalDate } from '../shared/time.ts'
import { wallClock } from '../shared/time.ts'

/** The published line for home blood pressure (高血圧治療ガイドライン2019・2025). */
const HOME_LINE = { systolicMmHg: 135, diastolicMmHg: 85 }

interface Pressure {
  systolicMmHg: number
  diastolicMmHg: number
  place?: 'home' | 'clinic' | 'other'
  slot?: 'morning' | 'evening'
}

export interface SlotMean {
  systolicMmHg: number
  diastolicMmHg: number
  days: number
}

export interface VisitFacts {
  morning?: SlotMean
  evening?: SlotMean
  /** Days whose home mean (mornings and evenings together) lies under 135/85, of days with a home reading. */
  daysUnderLine: number
  daysWithPressure: number
  /** Home readings that were told neither as morning nor as evening and whose hour does not say it. */
  otherHomeReadings: number
  /** Readings taken at a clinic or elsewhere: never mixed with home readings. */
  awayReadings: number
  weight?: { firstKg: number; lastKg: number; count: number }
  medicine?: { takenDays: number; missedDays: number; names: string[] }
  /** The member's own words, newest first. */
  words: { day: LocalDate; text: string }[]
}

export function visitFacts(entries: Entry[]): VisitFacts {
  const pressures = entries.filter((entry) => entry.kind === 'blood_pressure')
  const home = pressures.filter((entry) => ((entry.value as Pressure).place ?? 'home') === 'home')
  const slots = home.map((entry) => ({ entry, slot: slotOf(entry) }))
  const days = [...dayMeans(home).values()]
  const under = days.filter(
    (mean) => mean.systolicMmHg < HOME_LINE.systolicMmHg && mean.diastolicMmHg < HOME_LINE.diastolicMmHg,
  )
  return {
    morning: slotMean(slots.filter((one) => one.slot === 'morning').map((one) => one.entry)),
    evening: slotMean(slots.filter((one) => one.slot === 'evening').map((one) => one.entry)),
    daysUnderLine: under.length,
    daysWithPressure: days.length,
    otherHomeReadings: slots.filter((one) => !one.slot).length,
    awayReadings: pressures.length - home.length,
    weight: weightOf(entries),
    medicine: medicineOf(entries),
    words: wordsOf(entries),
  }
}

/** As told; else by the hour of a reading whose moment is known (4–11 morning, 18–3 evening). Day-only never counts. */
function slotOf(entry: Entry): 'morning' | 'evening' | undefined {
  const told = (entry.value as Pressure).slot
  if (told) return told
  if (entry.atPrecision === 'day') return undefined
  const { hour } = wallClock(entry.at)
  if (hour >= 4 && hour < 11) return 'morning'
  return hour >= 18 || hour < 3 ? 'evening' : undefined
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function meanPressure(values: Omit<Pressure, 'place' | 'slot'>[]): Pressure {
  return {
    systolicMmHg: mean(values.map((value) => value.systolicMmHg)),
    diastolicMmHg: mean(values.map((value) => value.diastolicMmHg)),
  }
}

function dayMeans(entries: Entry[]): Map<LocalDate, Pressure> {
  const byDay = Map.groupBy(entries, (entry) => entry.day)
  return new Map([...byDay].map(([day, list]) => [day, meanPressure(list.map((entry) => entry.value as Pressure))]))
}

function slotMean(entries: Entry[]): SlotMean | undefined {
  const days = [...dayMeans(entries).values()]
  if (days.length === 0) return undefined
  const { systolicMmHg, diastolicMmHg } = meanPressure(days)
  return { systolicMmHg: Math.round(systolicMmHg), diastolicMmHg: Math.round(diastolicMmHg), days: days.length }
}

function weightOf(entries: Entry[]): VisitFacts['weight'] {
  const weights = entries.filter((entry) => entry.kind === 'weight').sort((a, b) => a.at - b.at)
  const [first, last] = [weights[0], weights.at(-1)]
  if (!first || !last) return undefined
  const kg = (entry: Entry) => (entry.value as { weightKg: number }).weightKg
  return { firstKg: kg(first), lastKg: kg(last), count: weights.length }
}

function medicineOf(entries: Entry[]): VisitFacts['medicine'] {
  const told = entries.filter((entry) => entry.kind === 'medication')
  if (told.length === 0) return undefined
  const value = (entry: Entry) => entry.value as { taken: boolean; name?: string }
  const daysWhere = (taken: boolean) => new Set(told.filter((e) => value(e).taken === taken).map((e) => e.day)).size
  const names = [...new Set(told.flatMap((entry) => value(entry).name ?? []))]
  return { takenDays: daysWhere(true), missedDays: daysWhere(false), names }
}

function wordsOf(entries: Entry[]): VisitFacts['words'] {
  return entries
    .filter((entry) => entry.kind === 'symptom' || entry.kind === 'note')
    .sort((a, b) => b.at - a.at)
    .map((entry) => ({ day: entry.day, text: (entry.value as { text: string }).text }))
}
