/**
 * A dose taken or missed: 「朝の薬飲みました」「薬OK」「アムロジピン飲んだ」「昼の薬を飲み忘れた」. 「まだ飲んでいない」, buying,
 * getting a prescription and questions store nothing.
 */
import { z } from 'zod'
import type { DayPart, Heard, Kind } from './kind.ts'
import { withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  taken: z.boolean(),
  name: z.string().min(1).max(60).optional(),
  slot: z.enum(['morning', 'noon', 'evening', 'bedtime']).optional(),
})
type Medication = z.infer<typeof value>
type Slot = NonNullable<Medication['slot']>

/** Medicines people call by name, brand or by the ends of generic names. */
const DRUG =
  '(?:[ァ-ヶー]{1,9}(?:ジピン|サルタン|プリル|スタチン|グリプチン|グリフロジン|ホルミン|プラゾール|プロロール|キサバン|ナール|ゾラム|ゼパム|ロキサシン|マイシン|セフェム|ニジン|タジン|チアジド|セミド|ドロン酸)|ロキソニン|ロキソプロフェン|バファリン|カロナール|アセトアミノフェン|イブプロフェン|イブ(?=を|飲|\\d)|アスピリン|バイアスピリン|ワーファリン|ワルファリン|リピトール|クレストール|リバロ|ノルバスク|アムロジン|ミカルディス|オルメテック|アジルバ|ディオバン|ブロプレス|アダラート|タケキャブ|ネキシウム|ガスター|ムコスタ|ムコダイン|デパス|マイスリー|ベルソムラ|デエビゴ|レンドルミン|ジャヌビア|トラゼンタ|エクア|メトグルコ|フォシーガ|ジャディアンス|リベルサス|アマリール|イグザレルト|エリキュース|リクシアナ|プラビックス|ラシックス|マグミット|酸化マグネシウム|カマ|ボルタレン|パブロン|ルル|ベンザ|アレグラ|アレロック|ザイザル|ビオフェルミン|ビオスリー|正露丸|太田胃散|キャベジン|命の母|チラーヂン|ユリノーム|フェブリク|ザイロリック|インスリン|トルリシティ|オゼンピック|マンジャロ|アリセプト|メマリー|(?:葛根|芍薬甘草|大建中|麦門冬|小青竜|補中益気|六君子|半夏厚朴|牛車腎気|加味逍遙|十全大補|防風通聖|黄連解毒|釣藤|当帰芍薬)(?:湯|散|丸|エキス)|(?:抑肝|五苓)散|八味地黄丸)'
const SORT =
  '(?:血圧|血糖|糖尿(?:病)?|コレステロール|中性脂肪|心臓|胃|風邪|かぜ|頭痛|便秘|睡眠|痛み|痛風|花粉症|アレルギー|骨|目|咳|腰|膝|むくみ|利尿|甲状腺|漢方|食前|食後|食間|処方)'
const MEDICINE = `(?:(${DRUG}(?:od)?錠?|降圧剤|利尿剤|痛み止め|睡眠(?:導入)?剤|眠剤|下剤|座薬|鎮痛剤|整腸剤|鉄剤|ビタミン剤|サプリ(?:メント)?|目薬|点眼(?:薬)?|漢方(?:薬)?|吸入(?:薬)?|湿布|貼り薬|塗り薬)|(${SORT}の?)?(?:お薬|おくすり|薬|くすり|クスリ|服薬|内服薬?|投薬))(?!局|屋|手帳|味|剤師|膳|湯|缶|指)`
const SLOTS: [Slot, string][] = [
  ['morning', '朝(?:食|ごはん|ご飯)?(?:前|後)?|毎朝|起床時'],
  ['noon', 'お?昼(?:食|ごはん|ご飯)?(?:前|後)?'],
  ['evening', '(?:夕|晩|夜)(?:食|方|ごはん|ご飯)?(?:前|後)?'],
  ['bedtime', '寝る前|就寝前|眠前|ねる前'],
]
const SLOT = `(?:(${SLOTS.map(([, said]) => said).join('|')})(?:の|に|は|も|分の?|、|\\s){0,2})?`
const AMOUNT = String.raw`(?:\s?\d+(?:\.\d+)?\s?(?:mg|錠|カプセル|包|粒|滴|単位|個|つ|種類))?`
const SOFT = String.raw`(?:[\sをはもに、:]|全部|ちゃんと|きちんと|忘れずに?|しっかり|さっき|今|いま|もう|無事|今日も?|分|も|食後|食前|に|水で|すぐ|\d+時(?:半|\d+分)?に?){0,5}`
const MISSED =
  '飲み(?:忘れ|わすれ|そびれ|損ね|そこね)|のみ忘れ|のみわすれ|忘れ(?:た|て(?:い|し|た)|まし|ちゃ)|わすれ(?:た|まし|ちゃ)|飲まなかった|飲みませんでした|のまなかった|飲めな(?:かった)|抜け(?:た|て(?:い)?た|まし)|抜いた|打ち忘れ|打たなかった|さし忘れ|塗り忘れ|貼り忘れ'
const TAKEN =
  '飲(?:んだ(?!ら)|みました|み終|んでる|んでい?ます|んどい|み済|めた|めました|みまし|んだよ|ん(?:で|だ)$)|のんだ|のみました|のみまし|服用(?:した|しました|済|完了|ok)|内服(?:した|しました|済)|済み?(?!ま)|すみ(?:$|です|。|\\s)|ok|オッケー|完了|打った|打ちました|打ちまし|注射した|さした|さしました|点した|貼った|貼りました|塗った|塗りました|吸(?:った|入した)|入れました|○|〇|◯|✓|✔|✅|👌|バッチリ|ばっちり|あり(?:$|。)|頂きました|いただきました'

const DOSE = new RegExp(`${SLOT}${MEDICINE}${AMOUNT}${SOFT}(?:(${MISSED})|(${TAKEN}))`, 'g')
const VERB_FIRST = new RegExp(`(?:忘れずに|ちゃんと)?(?:飲んだ|飲みました|服用)[\\s:、]{0,2}(${DRUG})`, 'g')
const NOT_TAKEN = /まだ[^。|\n]{0,12}$|飲んでいい|飲んだ(?:ら|方|ほう)|飲んでから$/

const slotOf = (words: string | undefined): Pick<Medication, 'slot'> => {
  const found = words ? SLOTS.find(([, said]) => new RegExp(`^(?:${said})$`).test(words)) : undefined
  return found ? { slot: found[0] } : {}
}

const SLOT_OF_PART: Partial<Record<DayPart, Slot>> = {
  dawn: 'morning',
  morning: 'morning',
  noon: 'noon',
  evening: 'evening',
  night: 'evening',
  bedtime: 'bedtime',
}

function say(v: Medication): string {
  const slot = v.slot ? { morning: '朝', noon: '昼', evening: '夕', bedtime: '寝る前' }[v.slot] : ''
  return `${slot ? `${slot}の` : ''}${v.name ?? '薬'} ${v.taken ? '飲んだ' : '飲み忘れ'}`
}

export const medication: Kind<Medication> = {
  id: 'medication',
  ja: '薬',
  en: 'Medication',
  unit: '',
  value,
  plausible: () => true,
  read(text) {
    const doses = [...text.matchAll(DOSE)].flatMap((match): Heard<Medication>[] => {
      if (NOT_TAKEN.test(text.slice(Math.max(0, match.index - 14), match.index + match[0].length))) return []
      const sort = match[3] && !/^食/.test(match[3]) ? `${match[3].replace(/の$/, '')}の薬` : undefined
      const name = match[2] ?? sort
      const told: Medication = { taken: match[4] === undefined, ...(name ? { name } : {}), ...slotOf(match[1]) }
      return [{ start: match.index, end: match.index + match[0].length, value: told }]
    })
    const named = [...text.matchAll(VERB_FIRST)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value: { taken: true, name: match[1] ?? '' },
    }))
    return withoutOverlaps([...doses, ...named])
  },
  inPart(v, part) {
    const slot = SLOT_OF_PART[part]
    return v.slot || !slot ? v : { ...v, slot }
  },
  say,
  sumUp: (values) => values.map(say).join('、'),
  fhir: (v) => ({ display: 'Medication taken', text: say(v) }),
  csv: { columns: ['薬', '飲んだ', 'いつ'], row: (v) => [v.name ?? '', v.taken ? 'はい' : 'いいえ', v.slot ?? ''] },
}
