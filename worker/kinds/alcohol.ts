/** A day's alcohol told in grams, or none (休肝日). A drink told by name is a dish of a meal and carries its alcohol there. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ alcoholG: z.number().min(0).max(600) })
type Alcohol = z.infer<typeof value>

const rule: NumberRule = {
  label: '純?アルコール',
  plausible: [0, 300],
  digits: 1,
  phrase: (number) => ({ label: `${number}g`, text: `純アルコール${number}g` }),
}

const GRAMS =
  /(?:純?アルコール|酒量|飲酒量?)(?:量|摂取)?(?:は|が|で|:|\s|合計|約|換算){0,4}(\d{1,4}(?:\.\d)?)\s?(?:g|グラム)/g
const NONE =
  /休肝(?:日)?(?!を作|作ら|を設|しよう|した方|って|は(?:いつ|週|何))|ノンアル(?:コール)?(?:デー|の日|で(?:過ごし|済ま|した|す|$))|禁酒(?:デー|\d+日目|中|しました|した)|(?:お酒|酒|アルコール)(?:は|を|も)?(?:一滴も)?(?:飲ま(?:な(?:かった|い(?:日|$|です))|ず(?:に)?(?:済|過|$|。)|ん(?:かった|じゃった))|飲みません(?:でした)?|飲んで(?:い)?(?:ない|ません)|抜き(?:ました|でした|$)|抜いた|なし(?:$|で|。|です|\s)|ゼロ|0(?:$|で|。|g))|(?:飲みませんでした|飲まなかった|飲んで(?:い)?(?:ない|ません))(?:です)?[\s(、]{0,2}(?:お酒|酒|アルコール)/g

export const alcohol: Kind<Alcohol> = {
  id: 'alcohol',
  ja: 'お酒',
  en: 'Alcohol',
  ...measured({
    value,
    of: (v) => v.alcoholG,
    unit: 'g',
    digits: 0,
    plausible: rule.plausible,
    perDay: 'last',
    loinc: '74013-4',
    display: 'Alcoholic drinks per day',
    ucum: 'g/d',
    column: '純アルコール g',
  }),
  read(text) {
    if (!/酒|アルコール|休肝|ノンアル/.test(text)) return []
    const grams = [...text.matchAll(GRAMS)].map(
      (m): Heard<Alcohol> => ({
        ...spanOf(m),
        ...judge(m[1] ?? '', rule, (alcoholG): Alcohol => ({ alcoholG })),
      }),
    )
    const none = [...text.matchAll(NONE)].map((m): Heard<Alcohol> => ({ ...spanOf(m), value: { alcoholG: 0 } }))
    return withoutOverlaps([...grams, ...none])
  },
  say: (v) => (v.alcoholG === 0 ? '休肝日' : `純アルコール ${Math.round(v.alcoholG)}g`),
  // The LOINC line counts drinks; grams go out as text beside the quantity.
  fhir: (v) => ({ display: 'Pure alcohol per day', quantity: { value: v.alcoholG, ucum: 'g/d' } }),
}
