/** Steps of a day: 「6532歩」「1万2千歩」「歩数 6500」. A later total replaces the earlier one. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, readLabelled, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ steps: z.number().int().min(0).max(200_000) })
type Steps = z.infer<typeof value>

const rule: NumberRule = {
  label: 'ステップ(?:数)?(?=[\\s:は]{0,2}\\d{3})|歩数計?|万歩計|まんぽけい|ほすう|スマホの歩数',
  unit: '歩|ほ(?![ぁ-ん])|steps?',
  plausible: [0, 100_000],
  digits: 0,
  phrase: (number) => ({ label: `${Number(number).toLocaleString('en-US')}歩`, text: `${number}歩` }),
}

const make = (steps: number): Steps => ({ steps: Math.round(steps) })

/** 「目標8000歩達成」. */
const REACHED = /^(?:を|の|も|に|\s)?(?:達成|クリア|超え|突破|到達|届い)/
/** Means and sums of several days are no day's steps: 「平均7000歩」「1週間で5万歩」. */
const OF_MANY_DAYS =
  /(?:平均|アベレージ|累計|週間(?:の合計)?で|[かヶカ]月で|[今先]週(?:は|の)?(?:合計|トータル|全部)|[今先]月(?:は|の)?(?:合計|トータル))[^\d\n。]{0,6}$/

/** A few steps are a way of speaking (「2、3歩進んで」), and 「あと2000歩」 or a difference is no total. */
function readCounted(text: string): Heard<Steps>[] {
  return [
    ...text.matchAll(
      /(あと|残り|目標|プラス|\+)?\s?(?<![\d.])(\d{1,7})\s?(?:歩|steps?)(?!前|目|幅|圏|手前|も(?:歩け|外|出)|(?:足り|たり)|以上(?![歩|]|ある|あっ|達|でし)|を?(?:目標(?!を?達|を?クリ)|目指))/g,
    ),
  ].flatMap((match) => {
    const number = Number(match[2])
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    const aim = match[1] && !(match[1] === '目標' && REACHED.test(text.slice(match.index + match[0].length)))
    if (aim || number < 20 || OF_MANY_DAYS.test(before)) return []
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
  read(text) {
    const labelled = readLabelled(text, rule, make).filter(
      ({ start, end }) => !/平均|アベレージ|累計/.test(text.slice(Math.max(0, start - 4), end)),
    )
    return withoutOverlaps([...labelled, ...readCounted(text)])
  },
}
