/**
 * The parts of a kind whose value is one measured number: how it is said, summed up over a day, drawn and exported.
 * The kind's own file keeps its names, limits and reading rules.
 */
import type { z } from 'zod'
import type { Kind } from './kind.ts'

interface Measure<V> {
  value: z.ZodType<V>
  of(value: V): number
  unit: string
  digits: number
  plausible: readonly [number, number]
  perDay: 'mean' | 'sum' | 'last'
  loinc?: string
  display: string
  ucum: string
  column: string
}

type MeasuredParts<V> = Pick<Kind<V>, 'unit' | 'value' | 'plausible' | 'say' | 'sumUp' | 'chart' | 'fhir' | 'csv'>

export function measured<V>(measure: Measure<V>): MeasuredParts<V> {
  const { of, unit, digits, plausible, perDay } = measure
  const written = (number: number) =>
    `${number.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit}`
  return {
    unit,
    value: measure.value,
    plausible: (value) => of(value) >= plausible[0] && of(value) <= plausible[1],
    say: (value) => written(of(value)),
    sumUp(values) {
      const numbers = values.map(of)
      const last = numbers.at(-1) ?? 0
      if (perDay === 'last' || numbers.length < 2) return written(last)
      const sum = numbers.reduce((total, number) => total + number, 0)
      return perDay === 'sum' ? written(sum) : `平均 ${written(sum / numbers.length)}（${numbers.length}回）`
    },
    chart: { unit, point: of, perDay },
    fhir: (value) => ({
      ...(measure.loinc ? { loinc: measure.loinc } : {}),
      display: measure.display,
      quantity: { value: of(value), ucum: measure.ucum },
    }),
    csv: { columns: [measure.column], row: (value) => [of(value)] },
  }
}
