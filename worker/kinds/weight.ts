/** Body weight: 「体重57.4」「59.8キロ」「62キロ半」. Distances, loads and differences (「2キロ減った」) are not weights. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, readLabelled, spanOf, withoutChanges, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ weightKg: z.number().min(10).max(400) })
type Weight = z.infer<typeof value>

const UNIT = String.raw`(?:kg|キログラム|キロ|きろ|㌔)(?!カロリ|メートル|m|ロ|台)`
const DIFFERENCE = String.raw`(?! ?(?:くらい|ぐらい|ほど|も|ちょっと|台)? ?(?:減|増|太|痩|やせ|落|落と|アップ|ダウン|オーバー|マイナス|プラス|軽|重く|以上|以下|未満|の(?:米|荷物|ダンベル|バーベル|犬|魚|道|距離|コース|人|男|女|石|岩|スイカ|かぼちゃ|ケトルベル|重り|おもり|ところ|はず)|走|歩(?!数)|先|離|泳|地点|ウォーク|ラン|散歩|サイクリング))`
/** Nouns and verbs of a clause in which kilos are loads or distances. */
const NOT_BODY =
  /(?:米|荷物|ダンベル|バーベル|ベンチプレス|スクワット|デッドリフト|時速|自転車|ドライブ|車で|運転|走|歩|ジョギング|マラソン|ウォーキング|散歩|泳|登|みかん|りんご|野菜|肥料|灯油|買|運ん|背負|赤ちゃん|制限|距離|あと|残り|(?<!ま)まで)[^\n。|]{0,8}$|(?:マイナス|プラス|[+±-])\s?$/

const rule: NumberRule = {
  label: '体重計?|ウ[ェエ]イト|weight|目方|(?<![a-z\\d.])(?:kg|bw|wt)(?=[\\s:]\\s?\\d)',
  unit: UNIT,
  plausible: [28, 220],
  digits: 1,
  phrase: (number) => ({ label: `${number}kg`, text: `体重${number}` }),
}

/** 「0.5キロ減って61.8」「1キロ減りました!今64.0です」: a number told after a change needs no name. */
const AFTER_CHANGE =
  /(?:減|増え?|太|痩せ|やせ|落ち|切っ)[ぁ-ん。、!\s]{0,8}(?:今|現在|今日|今朝)?(?:は|が)?\s?(?<![\d.])(\d{2,3}\.\d)(?![\d%/]|\s?(?:度|歩|時間|cm|センチ))/g

const make = (weightKg: number): Weight => ({ weightKg })

/** Kilos without the word 体重, unless the clause is about loads or distances. */
const BARE = new RegExp(`(?<![\\d.,/:])(\\d{2,3}(?:\\.\\d{1,2})?)\\s{0,2}${UNIT}${DIFFERENCE}`, 'g')
function readBare(text: string, given: string): Heard<Weight>[] {
  const changed = [...given.matchAll(AFTER_CHANGE)].map((match) => ({
    ...spanOf(match),
    ...judge(match[1] ?? '', rule, make),
  }))
  const plain = [...text.matchAll(BARE)].flatMap((match) => {
    const number = Number(match[1])
    const before = text.slice(Math.max(0, match.index - 14), match.index)
    if (number < rule.plausible[0] || number > rule.plausible[1] || NOT_BODY.test(before)) return []
    return [{ ...spanOf(match), ...judge(match[1] ?? '', rule, make) }]
  })
  return withoutOverlaps([...plain, ...changed.filter((one) => one.value)])
}

const differenceAfter = new RegExp(`^${DIFFERENCE.replace('(?!', '(?:')}`)

export const weight: Kind<Weight> = {
  id: 'weight',
  ja: '体重',
  en: 'Weight',
  ...measured({
    value,
    of: (v) => v.weightKg,
    unit: 'kg',
    digits: 1,
    plausible: rule.plausible,
    perDay: 'mean',
    loinc: '29463-7',
    display: 'Body weight',
    ucum: 'kg',
    column: '体重 kg',
  }),
  read(given) {
    if (!/体重|[ェエ]イト|weight|目方|kg|bw|wt|キロ|きろ|㌔|減|増|太|痩|やせ|落ち|切っ/.test(given)) return []
    const text = withoutChanges(given)
    const labelled = readLabelled(text, rule, make).filter((heard) => !differenceAfter.test(text.slice(heard.end)))
    return withoutOverlaps([...labelled, ...readBare(text, given)])
  },
}
