/** Plain water and tea drunk, in millilitres: 「水300ml」「お茶2杯」「水分1.5リットル」. Tea beside dishes belongs to the meal. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ waterMl: z.number().int().min(1).max(20_000) })
type Water = z.infer<typeof value>

const DRINK =
  '(お?水分?(?!泳|曜|中|虫|量計|着|餃子|菜|炊|ようかん|羊羹|戸)|お?湯(?=を?\\s?\\d)|白湯|さゆ|お冷|お冷や|ミネラルウォーター|炭酸水|天然水|いろはす|お茶(?!漬|請|菓子|碗)|麦茶|緑茶|ほうじ茶|番茶|玄米茶|煎茶|そば茶|ルイボスティー|ウーロン茶|烏龍茶|ジャスミン茶|ハトムギ茶|十六茶|爽健美茶|水分補給)'
const SOFT =
  '(?:を|は|が|も|\\s|:|、|量(?!計)|合計|約|だいたい|今日|トータル|全部で|コップ(?:に|で)?|湯呑み?(?:で|に)?|湯のみ(?:で|に)?|ペットボトル|マグカップ(?:で)?|グラス(?:で)?|摂取|補給){0,5}'
const AMOUNT = String.raw`(?<![\d.])(\d+(?:\.\d+)?)\s?(ml|ミリ(?:リットル)?|cc|l(?![a-z])|リットル|㍑|dl|杯|本|口|半分)(半)?`
/** A bare number of three digits or more after the name is millilitres. */
const BARE_AMOUNT = new RegExp(`${DRINK}${SOFT}(\\d{3,4})(?=$|[\\s。、|]|飲|のん|くらい|ほど)`, 'g')
const SWALLOW = '(?:コップ|湯のみ|湯呑み?|グラス|マグ(?:カップ)?|ペットボトル)'

const DRINK_AMOUNT = new RegExp(`${DRINK}${SOFT}${AMOUNT}`, 'g')
const AMOUNT_DRINK = new RegExp(
  `(?:(${SWALLOW})\\s?)?${AMOUNT}(?:ほど|くらい|ぐらい)?\\s?の?${DRINK}(?:を?\\s?(\\d)本)?`,
  'g',
)

/** Usual sizes: a glass 200 mL, a tea cup 150 mL, a bottle 500 mL, a mug 250 mL. */
function millilitres(amount: number, unit: string, half: boolean, words: string): number {
  const count = amount + (half ? 0.5 : 0)
  if (/^(?:l|リットル|㍑)$/.test(unit)) return count * 1000
  if (unit === 'dl') return count * 100
  if (unit === '本') return count * 500
  if (unit === '口') return count * 30
  if (unit === '杯')
    return (
      count *
      (/マグ/.test(words)
        ? 250
        : /コップ|グラス|水|湯(?!の|呑)|冷/.test(words) && !/茶|湯の|湯呑/.test(words)
          ? 200
          : /コップ|グラス/.test(words)
            ? 200
            : 150)
    )
  return count
}

function heard(match: RegExpExecArray, amount?: string, unit?: string, half?: string): Heard<Water>[] {
  const waterMl = Math.round(millilitres(Number(amount), unit ?? 'ml', half === '半', match[0]))
  if (!(waterMl > 0)) return []
  const span = spanOf(match)
  if (waterMl <= 6000) return [{ ...span, value: { waterMl } }]
  const tenth = Math.round(waterMl / 10)
  return [
    {
      ...span,
      ask: { why: 'implausible', choices: tenth <= 6000 ? [{ label: `${tenth}ml`, text: `水${tenth}ml` }] : [] },
    },
  ]
}

export const water: Kind<Water> = {
  id: 'water',
  ja: '水分',
  en: 'Water',
  ...measured({
    value,
    of: (v) => v.waterMl,
    unit: 'ml',
    digits: 0,
    plausible: [1, 6000],
    perDay: 'sum',
    loinc: '8999-8',
    display: 'Fluid intake oral Estimated',
    ucum: 'mL',
    column: '水分 ml',
  }),
  read(text) {
    return withoutOverlaps([
      ...[...text.matchAll(DRINK_AMOUNT)].flatMap((m) => heard(m, m[2], m[3], m[4])),
      ...[...text.matchAll(BARE_AMOUNT)].flatMap((m) => heard(m, m[2], 'ml')),
      ...[...text.matchAll(AMOUNT_DRINK)].flatMap((m) =>
        heard(m, String(Number(m[2]) * Number(m[6] ?? 1)), m[3], m[4]),
      ),
    ])
  },
}
