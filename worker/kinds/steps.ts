/** Steps of a day: 「6532歩」「1万2千歩」「歩数 6500」. A later total replaces the earlier one. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, readLabelled, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ steps: z.number().int().min(0).max(200_000) })
type Steps = z.infer<typeof value>

const rule: NumberRule = {
  label: '歩数計?|万歩計|まんぽけい|ほすう|スマホの歩数',
  unit: '歩|ほ(?![ぁ-ん])',
  plausible: [0, 100_000],
  digits: 0,
  phrase: (number) => ({ label: `${Number(number).toLocaleString('en-US')}歩`, text: `${number}歩` }),
}

const make = (steps: number): Steps => ({ steps: Math.round(steps) })

/** A few steps are a way of speaking (「2、3歩進んで」), and 「あと2000歩」 or a difference is no total. */
function readCounted(text: string): Heard<Steps>[] {
  return [
    ...text.matchAll(
      /(あと|残り|目標|プラス|\+)?\s?(?<![\d.])(\d{1,7})\s?歩(?!前|目|幅|圏|手前|も(?:歩け|外|出)|(?:足り|たり)|以上|を?(?:目標|目指))/g,
    ),
  ].flatMap((match) => {
    const number = Number(match[2])
    if (match[1] || number < 20) return []
    return [{ ...spanOf(match), ...judge(match[2] ?? '', rule, make) }]
  })
}

export const steps: Kind<Steps> = {
  id: 'steps',
  ja: '歩数',
  en: 'Steps',
  ...measured({
    value,
    of: (v) => v.steps,
    unit: '歩',
    digits: 0,
    plausible: rule.plausible,
    perDay: 'last',
    loinc: '41950-7',
    display: 'Number of steps in 24 hour Measured',
    ucum: '/d',
    column: '歩数',
  }),
  read: (text) => withoutOverlaps([...readLabelled(text, rule, make), ...readCounted(text)]),
}
