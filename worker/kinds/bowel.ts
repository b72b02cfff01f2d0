/** Bowel movements of a moment or day: 「お通じあり」「便2回」「お通じなし」, with the Bristol form where words tell it. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  count: z.number().int().min(0).max(50),
  bristol: z.number().int().min(1).max(7).optional(),
})
type Bowel = z.infer<typeof value>

const NAME =
  '(?:お通じ|おつうじ|便通|排便|お?うんち|うんこ|ウンチ|大便|大(?=が?出|\\d)|(?<![方不郵小便船航利検穏宅])便(?!利|座|乗|秘|器|所|箋))'
const SOFT =
  '(?:は|が|も|を|、|\\s|:|今日|今朝|ちゃんと|無事|やっと|少し|ちょっと|たくさん|どっさり|すっきり|快調に|普通に|朝|硬い|固い|かたい|軟らかい|柔らかい|やわらかい|ゆるい|ゆるめ|コロコロ|ころころ|良い|いい|普通|バナナ(?:状|型)?|\\d{1,2}日(?:ぶり|振り)に?|久し?ぶりに?|まだ|昨日から|も){0,5}'
const YES =
  '(?:あり(?:ました|ます)?(?!ませ|がた|がと)|あった|出(?:た|ました|まし|て|ました)|でた|でました|しました|した(?!い)|完了|ok|快調|良好|順調|普通|すっきり|○|〇|きた|来た|(\\d{1,2})\\s?(?:回|度))'
const NO =
  '(?:なし|無し|ナシ|ない|なかった|ありません|出な(?:い|かった|くて)|出ません|出ず|でない|でなかった|出て(?:い)?な|×)'

const FOUND = new RegExp(`(${NAME})${SOFT}(?:(${NO})|${YES})(?:\\s?(\\d{1,2})回)?`, 'g')
const FORM =
  /(?:(?:硬|固|かた)(?:い|め)?便|軟便|水様便|下痢便|普通便|バナナ便|コロコロ便)(?:(?:が)?(?:出た|でした|あり)|\s?(\d{1,2})回|$|[。、\s])/g
const BY_SCALE = /(?<![a-z])(?:ブリストル|bristol)(?:スケール)?(?:は|で|の|が|:|\s)?(?:タイプ)?([1-7])(?![\d.])/g
/** 「便が硬い」「快便」: the form tells that there was one. */
const FORM_TOLD =
  /(?:お通じ|便|うんち)(?:が|は)(?:少し|ちょっと|とても)?(?:硬|固|かた|ゆる|緩|軟|柔|やわ|コロコロ|水っぽ|普通)[ぁ-ん]{1,3}|快便/g
const BRISTOL: [number, RegExp][] = [
  [7, /水様|水みたい|シャーシャー|水っぽ/],
  [6, /下痢|泥状|ゆるい|緩い|ゆるめ/],
  [5, /軟便|軟らか|柔らか|やわらか/],
  [4, /普通|バナナ|良い便|いい便|快便/],
  [2, /硬|固|かたい/],
  [1, /コロコロ|ころころ|うさぎ/],
]

const bristolIn = (words: string): Pick<Bowel, 'bristol'> => {
  const found = BRISTOL.find(([, said]) => said.test(words))
  return found ? { bristol: found[0] } : {}
}

const say = (v: Bowel) => (v.count === 0 ? 'お通じなし' : `お通じ ${v.count}回`)

export const bowel: Kind<Bowel> = {
  id: 'bowel',
  ja: 'お通じ',
  en: 'Bowel movement',
  unit: '回',
  value,
  plausible: (v) => v.count <= 20,
  read(text) {
    if (!/通じ|つうじ|便|うん|ウン|大|ブリ|bris/.test(text)) return []
    const told = [...text.matchAll(FOUND)].map((m): Heard<Bowel> => {
      const count = m[2] ? 0 : Number(m[3] ?? m[4] ?? 1)
      const line = text.slice(m.index, m.index + m[0].length + 12).split(/[\n。|]/)[0] ?? ''
      const form = count > 0 ? bristolIn(line) : {}
      return {
        ...spanOf(m),
        ...(count > 20 ? { ask: { why: 'implausible', choices: [] } } : { value: { count, ...form } }),
      }
    })
    const formed = [...text.matchAll(FORM)].map(
      (m): Heard<Bowel> => ({
        ...spanOf(m),
        value: { count: Number(m[1] ?? 1), ...bristolIn(m[0]) },
      }),
    )
    const described = [...text.matchAll(FORM_TOLD)].map(
      (m): Heard<Bowel> => ({ ...spanOf(m), value: { count: 1, ...bristolIn(m[0]) } }),
    )
    const scaled = [...text.matchAll(BY_SCALE)].map(
      (m): Heard<Bowel> => ({ ...spanOf(m), value: { count: 1, bristol: Number(m[1]) } }),
    )
    return withoutOverlaps([...told, ...formed, ...described, ...(told.length > 0 ? [] : scaled)])
  },
  say,
  sumUp: (values) => say({ count: values.reduce((sum, v) => sum + v.count, 0) }),
  chart: { unit: '回', point: (v) => v.count, perDay: 'sum' },
  fhir: (v) => ({ loinc: '9196-7', display: 'Bowel movements', quantity: { value: v.count, ucum: '{#}' } }),
  csv: { columns: ['お通じ 回', '形 1-7'], row: (v) => [v.count, v.bristol ?? ''] },
}
