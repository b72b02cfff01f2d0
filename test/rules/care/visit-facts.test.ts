import { expect, test } from 'vitest'
import { csvOf } from '../../../worker/care/csv.ts'
import { observationOf } from '../../../worker/care/fhir.ts'
import { visitFacts } from '../../../worker/care/visit-facts.ts'
import type { Entry } from '../../../worker/notebook/entry.ts'
import { instantAt } from '../../../worker/shared/time.ts'

let count = 0

function entry(kind: Entry['kind'], day: string, hour: number, value: unknown, more: Partial<Entry> = {}): Entry {
  const id = `abcdefghabcdefgh-${count++ % 1_000}`
  return { id, kind, day, at: instantAt(day, hour), atPrecision: 'minute', value, source: 'chat', ...more }
}

const pressure = (day: string, hour: number, systolicMmHg: number, diastolicMmHg: number, more = {}) =>
  entry('blood_pressure', day, hour, { systolicMmHg, diastolicMmHg, ...more })

test('a day measured often weighs no more than a day measured once', () => {
  const often = [130, 132, 134].map((systolic) => pressure('2026-09-01', 7, systolic, 80))
  const facts = visitFacts([...often, pressure('2026-09-02', 7, 120, 76)])
  expect(facts.morning).toEqual({ systolicMmHg: 126, diastolicMmHg: 78, days: 2 })
})

test('mornings and evenings are told apart by word first, then by the hour; readings of no hour join neither', () => {
  const facts = visitFacts([
    pressure('2026-09-01', 7, 128, 80),
    pressure('2026-09-01', 21, 118, 74),
    pressure('2026-09-02', 14, 140, 90, { slot: 'morning' }),
    pressure('2026-09-03', 15, 150, 95),
    { ...pressure('2026-09-04', 12, 110, 70), atPrecision: 'day' as const },
  ])
  expect(facts.morning?.days).toBe(2)
  expect(facts.evening).toMatchObject({ systolicMmHg: 118, days: 1 })
  expect(facts.otherHomeReadings).toBe(2)
})

test('readings at a clinic are counted, never mixed in', () => {
  const facts = visitFacts([
    pressure('2026-09-01', 10, 160, 100, { place: 'clinic' }),
    pressure('2026-09-01', 7, 120, 70),
  ])
  expect(facts).toMatchObject({ awayReadings: 1, daysWithPressure: 1, daysUnderLine: 1 })
})

test('a day is under 135/85 only when both of its means are', () => {
  const facts = visitFacts([
    pressure('2026-09-01', 7, 134, 84),
    pressure('2026-09-02', 7, 135, 80),
    pressure('2026-09-03', 7, 120, 85),
  ])
  expect([facts.daysUnderLine, facts.daysWithPressure]).toEqual([1, 3])
})

test('weight, medicine and the own words stand as told', () => {
  const facts = visitFacts([
    entry('weight', '2026-09-01', 8, { weightKg: 62.8 }),
    entry('weight', '2026-09-09', 8, { weightKg: 61.9 }),
    entry('medication', '2026-09-01', 8, { taken: true, name: 'アムロジピン' }),
    entry('medication', '2026-09-02', 8, { taken: false }),
    entry('symptom', '2026-09-03', 8, { text: '肩こり' }),
  ])
  expect(facts).toMatchObject({
    weight: { firstKg: 62.8, lastKg: 61.9, count: 2 },
    medicine: { takenDays: 1, missedDays: 1, names: ['アムロジピン'] },
    words: [{ day: '2026-09-03', text: '肩こり' }],
  })
  expect(visitFacts([]).morning).toBeUndefined()
})

test('blood pressure is one FHIR observation with components; a day told without a time is a date', () => {
  const observation = observationOf({ ...pressure('2026-09-01', 12, 128, 82), atPrecision: 'day' })
  expect(observation).toMatchObject({
    resourceType: 'Observation',
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
    effectiveDateTime: '2026-09-01',
    component: [
      { code: { coding: [{ code: '8480-6' }] }, valueQuantity: { value: 128, code: 'mm[Hg]' } },
      { code: { coding: [{ code: '8462-4' }] }, valueQuantity: { value: 82, code: 'mm[Hg]' } },
    ],
  })
  expect(observation).not.toHaveProperty('valueQuantity')
})

test('CSV quotes what needs quoting and disarms what a spreadsheet would run', () => {
  const lines = csvOf([
    entry('note', '2026-09-01', 8, { text: '=SUM(A1)' }),
    entry('note', '2026-09-01', 9, { text: '孫と"散歩", 公園' }),
    entry('weight', '2026-09-01', 10, { weightKg: 62.8 }),
  ]).split('\r\n')
  expect(lines[0]?.charCodeAt(0)).toBe(0xfeff)
  expect(lines[1]).toContain("'=SUM(A1)")
  expect(lines[2]).toContain('"孫と""散歩"", 公園"')
  expect(lines[3]).toContain(',62.8,')
  expect(new Set(lines.slice(0, 2).map((line) => line.split(',').length)).size).toBe(1)
})
