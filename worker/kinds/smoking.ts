/** Cigarettes: 「タバコ5本」「今日は吸わなかった」. Buying or wishing for them is no entry. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ cigarettes: z.number().int().min(0).max(200) })
type Smoking = z.infer<typeof value>

const TOBACCO = '(?:タバコ|たばこ|煙草|烟草|シガレット|アイコス|電子タバコ|加熱式(?:タバコ)?|iqos|喫煙)'
const rule: NumberRule = {
  label: TOBACCO,
  plausible: [0, 100],
  digits: 0,
  phrase: (number) => ({ label: `${number}本`, text: `タバコ${number}本` }),
}
const make = (cigarettes: number): Smoking => ({ cigarettes: Math.round(cigarettes) })

const A_PACK = 20
const COUNTED = new RegExp(
  `${TOBACCO}(?:は|を|も|が|\\s|:|、|今日|本数|合計|約|だいたい|昨日){0,4}(\\d{1,4})\\s?(本|箱)|(\\d{1,3})(本|箱)(?:だけ|も|ほど|くらい)?(?:${TOBACCO}(?:を)?)?吸(?:った|い(?:ました|すぎ)|っちゃ|って)|${TOBACCO}(?:を)?(?:吸った|吸いました|吸っちゃった)[\\s、]?(\\d{1,3})本`,
  'g',
)
const NONE = new RegExp(
  `${TOBACCO}(?:は|を|も|、|\\s)?(?:[1一]本も)?(?:吸わ(?:な(?:かった|い(?:で|日|$))|ず(?:に)?)|吸いません(?:でした)?|吸って(?:い)?(?:ない|ません)|ゼロ|0本|なし(?:$|で|。))|禁煙\\s?\\d+\\s?(?:日目?|週間目?|か月目?|ヶ月目?)|禁煙(?:継続中|続いて|続行|でき(?:た|まし|て(?:い)?(?:る|ます))|成功|中(?:です)?$)|[1一]本も吸わ(?:な|ず)|(?<=^|[\\s、。|]|1日|一日)(?:は|も|中|、)?吸(?:って(?:い)?(?:ない|ません|へん)|わなかった|いませんでした|わずに)`,
  'g',
)

export const smoking: Kind<Smoking> = {
  id: 'smoking',
  ja: 'たばこ',
  en: 'Smoking',
  ...measured({
    value,
    of: (v) => v.cigarettes,
    unit: '本',
    digits: 0,
    plausible: rule.plausible,
    perDay: 'sum',
    loinc: '64218-1',
    display: 'How many cigarettes do you smoke per day now',
    ucum: '{#}/d',
    column: 'たばこ 本',
  }),
  read(text) {
    if (!/タバコ|たばこ|煙草|烟草|シガレット|アイコス|iqos|吸|禁煙|喫煙/.test(text)) return []
    const none = [...text.matchAll(NONE)].map((m): Heard<Smoking> => ({ ...spanOf(m), value: make(0) }))
    const counted = [...text.matchAll(COUNTED)].map(
      (m): Heard<Smoking> => ({
        ...spanOf(m),
        ...judge(
          (m[2] ?? m[4]) === '箱' ? String(Number(m[1] ?? m[3]) * A_PACK) : (m[1] ?? m[3] ?? m[5] ?? ''),
          rule,
          make,
        ),
      }),
    )
    return withoutOverlaps([...counted, ...none])
  },
}
