/** Blood glucose in mg/dL with its timing: 「血糖 食前102」「食後2時間 血糖164」「空腹時98」. Limits: health-facts §3. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { GAP, judge, NUMBER, type NumberRule, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  glucoseMgDl: z.number().min(10).max(1000),
  timing: z.enum(['fasting', 'before_meal', 'after_meal', 'bedtime', 'other']).optional(),
  afterMin: z.number().int().min(1).max(720).optional(),
})
type Glucose = z.infer<typeof value>

const NAME = String.raw`(?:血糖値?|けっとう|グルコース|リブレ|(?<![a-z])(?:bs|glu(?:cose)?))`
const WHEN = String.raw`(?:空腹時?|[朝昼夕晩]?(?:食事?|ごはん|ご飯)(?:の)?(?:前|後)|[朝昼夕]食?[前後]|起床時|寝る前|就寝前|眠前|随時)`
const LENGTH = String.raw`\s?(?:から)?(\d{1,3}(?:\.5)?)\s?(時間半?|分|h(?:r|ours?)?(?![a-z]))(?:後|値)?`
const AFTER = `(?:${LENGTH})?`
const SOFT = String.raw`[\s:=、,()のはがで]{0,4}`
const UNIT = String.raw`(?:\s?mg(?:/dl)?)?(?!\s?(?:円|歳|分|時|歩|回|個|kcal|カロリー|%))`

/** Groups: length and unit after the meal, told before the name, behind it with the meal, without it; the number; the same told last. */
const NAMED = new RegExp(
  `(?:${WHEN}${AFTER}${SOFT})?(?:[朝昼夕夜晩]の)?${NAME}${GAP}(?:${SOFT}(?:${WHEN}${AFTER}|${LENGTH}(?=[^\\d]))${SOFT})?${GAP}${NUMBER}${UNIT}(?:${SOFT}${WHEN}${AFTER}(?!${SOFT}(?:${NAME})?${GAP}\\d))?`,
  'g',
)
const UNNAMED = new RegExp(`${WHEN}${AFTER}${SOFT}${GAP}(?<![\\d.])(\\d{2,3})(?![\\d.,/:-])${UNIT}`, 'g')
/** Asked first: most messages do not speak of glucose. */
const SPOKEN_OF = new RegExp(`(?:${NAME}|${WHEN})[^\\n|]{0,40}?\\d|\\d[^\\n|]{0,12}${WHEN}`)
/** 「食後2時間で164」 of a clock or pill talk has other words; these rule the unnamed form out. */
const OTHER_TALK = /血圧|脈|体重|体温|歩|薬|錠|服/

const rule: NumberRule = {
  label: NAME,
  plausible: [20, 700],
  digits: 0,
  phrase: (number) => ({ label: `${number}mg/dL`, text: `血糖${number}` }),
}

function timingOf(words: string): Pick<Glucose, 'timing'> {
  if (/空腹|起床時/.test(words)) return { timing: 'fasting' }
  if (/(?:食|ごはん|ご飯|食事|[朝昼夕])の?後/.test(words)) return { timing: 'after_meal' }
  if (/(?:食|ごはん|ご飯|食事|[朝昼夕])の?前/.test(words)) return { timing: 'before_meal' }
  if (/寝る前|就寝前|眠前/.test(words)) return { timing: 'bedtime' }
  return /随時/.test(words) ? { timing: 'other' } : {}
}

function afterMin(length: string | undefined, unit: string | undefined): Pick<Glucose, 'afterMin'> {
  if (!length || !unit) return {}
  const min = unit === '分' ? Number(length) : Number(length) * 60 + (unit.endsWith('半') ? 30 : 0)
  return min >= 1 && min <= 720 ? { afterMin: Math.round(min) } : {}
}

function heard(match: RegExpExecArray, raw: string, length?: string, unit?: string): Heard<Glucose> {
  const timing = timingOf(match[0])
  const after = timing.timing === 'after_meal' ? afterMin(length, unit) : {}
  const make = (glucoseMgDl: number): Glucose => ({ glucoseMgDl, ...timing, ...after })
  return { ...spanOf(match), ...judge(raw, rule, make) }
}

export const glucose: Kind<Glucose> = {
  id: 'glucose',
  ja: '血糖',
  en: 'Blood glucose',
  ...measured({
    value,
    of: (v) => v.glucoseMgDl,
    unit: 'mg/dL',
    digits: 0,
    plausible: rule.plausible,
    perDay: 'mean',
    display: 'Glucose [Mass/volume] in Blood',
    ucum: 'mg/dL',
    column: '血糖 mg/dL',
  }),
  read(text) {
    if (!SPOKEN_OF.test(text)) return []
    const named = [...text.matchAll(NAMED)].map((m) =>
      heard(m, m[7] ?? '', m[1] ?? m[3] ?? m[5] ?? m[8], m[2] ?? m[4] ?? m[6] ?? m[9]),
    )
    const unnamed = [...text.matchAll(UNNAMED)]
      .filter((m) => Number(m[3]) >= 40 && Number(m[3]) <= 500 && !OTHER_TALK.test(m[0]))
      .map((m) => heard(m, m[3] ?? '', m[1], m[2]))
    return withoutOverlaps([...named, ...unnamed])
  },
  say(v) {
    const when = { fasting: '空腹時', before_meal: '食前', after_meal: '食後', bedtime: '寝る前', other: '' }[
      v.timing ?? 'other'
    ]
    const after = v.afterMin ? (v.afterMin % 60 ? `${v.afterMin}分` : `${v.afterMin / 60}時間`) : ''
    return `${when}${after} ${v.glucoseMgDl}mg/dL`.trim()
  },
  fhir: (v) => ({
    loinc: v.timing === 'fasting' ? '1558-6' : '2339-0',
    display:
      v.timing === 'fasting' ? 'Fasting glucose [Mass/volume] in Serum or Plasma' : 'Glucose [Mass/volume] in Blood',
    quantity: { value: v.glucoseMgDl, ucum: 'mg/dL' },
  }),
  csv: {
    columns: ['血糖 mg/dL', '測った時', '食後 分'],
    row: (v) => [v.glucoseMgDl, v.timing ?? '', v.afterMin ?? ''],
  },
}
