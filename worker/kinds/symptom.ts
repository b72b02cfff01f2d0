/** A complaint in the member's own words, with how strong it was said to be: 「肩こりがひどい」「少し頭が痛い」. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { withoutOverlaps } from './reading.ts'

const value = z.strictObject({ text: z.string().min(1).max(200), severity: z.number().int().min(1).max(3).optional() })
type Symptom = z.infer<typeof value>

const BODY =
  '(?:頭|あたま|おでこ|こめかみ|首|くび|肩|かた|肩甲骨|背中|腰|こし|お腹|おなか|腹|胃|みぞおち|脇腹|喉|のど|目|め(?=が)|耳|歯|歯茎|口|舌|鼻|腕|肘|ひじ|手首|手|指|足首|足(?:の裏|先)?|脚|膝|ひざ|ヒザ|太もも|ふくらはぎ|股関節|かかと|関節|あばら|お尻|皮膚|肌|顔|体|からだ|身体|右足|左足|右手|左手|右膝|左膝|右肩|左肩|節々)'
const ACHE =
  '(?:痛(?!快|烈|感|風|い目)(?:かった|い|[~ー]+い?|くて?|む|みます|み|うて?|て)?|いた[~ー]*い|いたかった|いたむ|ズキズキ|ずきずき|ヒリヒリ|ひりひり|キリキリ|しくしく|シクシク|チクチク|重い|重た|重かった|だる[いく]|だるかった|しびれ|シビレ|痺れ|つ(?:った|って|り|る)|攣|むくん|むくみ|むくむ|こわば|ぼ[ーう]っと|浮腫|かゆ[いく]|かゆかった|痒|張(?:る|って)|こっ(?:た|て)|こる|凝|違和感|震え(?:る|て|が)?|ふるえる|腫れ|はれ(?:た|て)|かすむ|かすん|乾く|充血|ゴロゴロ|しょぼしょぼ|疲れ(?:る|た|て)|詰ま|つまっ|出血|荒れ|こわ(?:い|く|か)|えら(?:い|かった|くて)|しんど(?:い|か|く)|きつい|ぱんぱん|パンパン|バキバキ|([ァ-ヶ]{2}|[ぁ-ん]{2})\\1(?:する|して|し|します|と))'
const NAMED =
  '(?:片?頭痛|偏頭痛|腰痛|肩[こ凝]り|肩こり|首こり|腹痛|胃痛|胃もたれ|もたれ|胸[焼や]け|歯痛|関節痛|筋肉痛|神経痛|膝痛|生理痛|喉の痛み|のどの痛み|めまい|目まい|眩暈|ふらつ[きくい]|ふらふら|フラフラ|立ちくらみ|立ち眩み|耳鳴り|咳(?!払)|せき(?=が|で|も)|痰|鼻水|鼻づまり|鼻詰まり|くしゃみ|花粉症|悪寒|寒気|さむけ|微熱|発熱|熱っぽ|吐き気|はきけ|むかむか|ムカムカ|嘔吐|吐いた|下痢|便秘|むくみ|しびれ|こむら返り|動悸|息苦し|息切れ|ほてり|のぼせ|冷え|湿疹|じんましん|蕁麻疹|発疹|かゆみ|口内炎|ものもらい|不眠|睡眠不足|寝不足|眠れな(?:い|かった|くて)|寝付けな|寝つけな|寝られな|寝れな|食欲(?:が|は|も)?(?:な|あまり|ま[っあ]たくな|落ち|わか)|倦怠感|だる(?:い|さ|くて|かった)|二日酔い|頻尿|残尿|風邪(?:気味|を?ひい(?:た|て)|を?引い(?:た|て)|っぽい|かも|みたい)|かぜ(?:気味|ひいた)|ぎっくり腰|捻挫|打撲|転ん(?:だ|で)|ころんだ|体調(?:が|は)?(?:悪|わる|良くな|よくな|すぐれ|優れ|いまいち|イマイチ)|具合(?:が|は)?(?:悪|わる|良くな|よくな)|痛みが?(?:ある|強|出)|寝違え(?:た|て|まし)?|首が回らな?[いんず]|(?:お腹|おなか|胃腸?|喉|のど|腰|膝|目|耳|肩|足|体|からだ)の(?:調子|具合)(?:が|は)?(?:悪い?|わるい|変|おかしい|いまいち|イマイチ|良くない|よくない|すぐれない)|四十肩|五十肩|ヘルペス|食欲(?:が|は|も)?(?:なし|ゼロ)|寝汗|声が(?:かれ|嗄れ|枯れ|出な|出ず)|汗が(?:止まら|ひど)|あせも|虫刺され|虫に刺され(?:た|て)|(?:手|指|足|膝|ひざ|頭|肘|腰|足首|手首|顔|肩|すね)を?(?:ぶつけ|ひねっ|くじい|打っ|痛め|すりむい|擦りむい|やけどし|火傷し|捻っ|捻挫し)(?:た|て|ちゃった|まし)?|かゆい(?!所|ところ)|痒い(?!所|ところ))'
const ADVERB =
  '(?:(?:ちょっと|少し|すこし|やや|なんとなく|何となく|軽く|軽い|若干|たまに|時々|とても|すごく|すごい|かなり|ひどく|ひどい|めちゃくちゃ|めっちゃ|激しい|激しく|強い|ずっと|また|まだ|朝から|昨日から|今日は|今朝は|今朝から|急な|右の|左の|ぼちぼち|ほんま|えらい|だいぶ)(?:の|、|\\s)?){0,2}'
const TRAIL =
  '(?:(?:が|は|も|で|に|の|、|\\s)?(?:ちょっと|少し|すこし|まだ|やや|かなり|とても|すごく|めっちゃ|だいぶ|時々|ずっと|続|朝から|昨日から)?(?:ひどい|ひどく|ひどかった|酷い|強い|きつい|つらい|辛い|つらかった|軽い|気になる|気にな[っり]|ある|あり(?:ます|まし)?|あった|する|した|します|しました|出る|出た|出ます|出て|残って|続いて|止まらない|止まらず|とまらない|痛い|ぎみ|気味|っぽい|感|たまらん|しんどい|かも|です|だ|でした)?){0,2}'

const COMPLAINT = new RegExp(
  `(?:${BODY}(?:の(?:調子|裏|付け根|奥|中|あたり))?(?:が|も|は|の)?(?:ちょっと|少し|すこし|とても|すごく|かなり|めっちゃ|[ァ-ヶ]{4}(?:に|と)?|ずっと|また|まだ|\\s)?(?:${ACHE})|${NAMED})`,
  'g',
)
/** Every part of the body and every complaint above holds one of these; asked before their long pattern. */
const MAY_ACHE =
  /[頭首肩背腰腹胃喉目耳歯口舌鼻腕肘手指足脚膝股節尻皮肌顔体身痛胸眩立咳痰花悪寒熱吐嘔下便動息冷湿蕁発不眠寝食倦二頻残風捻打転具四五声汗虫痒凝]|め(?=が|まい)|あたま|おでこ|こめかみ|くび|かた|こし|おなか|みぞおち|のど|ひじ|ひざ|ヒザ|もも|ふく|かかと|あばら|からだ|もたれ|ふら|フラ|せき|くしゃみ|さむけ|はきけ|むか|ムカ|むく|しび|こむら|ほてり|のぼせ|じんま|かゆ|もらい|だる|かぜ|ぎっくり|ころん|ヘルペス|あせも|すね/
const STRENGTH_BEFORE = new RegExp(`${ADVERB}$`)
const STRENGTH_BEHIND = new RegExp(TRAIL, 'y')
const REACH_BEFORE = 16

interface Complaint {
  start: number
  end: number
  words: string
}

/** Complaints with the words of strength around them. */
function complaints(text: string): Complaint[] {
  return [...text.matchAll(COMPLAINT)].map((match) => {
    const before = text.slice(Math.max(0, match.index - REACH_BEFORE), match.index)
    const start = match.index - (STRENGTH_BEFORE.exec(before)?.[0].length ?? 0)
    STRENGTH_BEHIND.lastIndex = match.index + match[0].length
    const end = STRENGTH_BEHIND.lastIndex + (STRENGTH_BEHIND.exec(text)?.[0].length ?? 0)
    return { start, end, words: text.slice(start, end) }
  })
}
/** Healed, absent, prevented, asked about or a figure of speech. */
const GONE =
  /(?:痛|頭痛|咳|熱|めまい|しびれ|むくみ|腰痛|症状|具合|調子|こり)?[^。|\n]{0,6}(?:治っ|なおっ|消え|なくな|無くな|おさま|治ま|収ま|ましに|マシに|楽にな|良くなっ|よくなっ|引い(?:た|て)(?!しま)|取れ(?!な)|とれ(?:た|ま)|止まっ|とまっ|落ち着)|(?:は|も)(?:ない|なし|ありません|無い|ございません|なく|しない|出ない|でない)|なし$|ありません|なくて(?:良|よ)|大丈夫|ならない(?:よう|ため)|防|予防|対策|効く|に良い|にいい|によい/
const FIGURE =
  /耳が痛い話|胸が痛む|頭[がの]痛い(?:問題|話|こと)|目が(?:ない|回る(?:忙|ほど))|口が重|腰が重い?(?:人|性|タイプ|く|から|ので)|足が出|財布|懐が|痛くもかゆくも/

function severityOf(words: string): Pick<Symptom, 'severity'> {
  if (
    /ひど|酷|激し|激痛|とても|すご|かなり|めちゃ|めっちゃ|強い|きつい|つら|辛い|たまら|耐え|我慢でき|えらい|だいぶ|止まらな/.test(
      words,
    )
  )
    return { severity: 3 }
  if (/ちょっと|少し|すこし|やや|軽|なんとなく|何となく|若干|気味|ぎみ|っぽ|たまに|時々|微熱|いまいち/.test(words))
    return { severity: 1 }
  return {}
}

const clean = (words: string) => words.replace(/^[、\s]+|[、\s]+$/g, '').slice(0, 200)

/** Complaints of one breath (「咳と鼻水が出る」) are one entry, in the member's words. */
function together(text: string, heard: Heard<Symptom>[]): Heard<Symptom>[] {
  return heard.reduce<Heard<Symptom>[]>((kept, one) => {
    const last = kept.at(-1)
    if (!last?.value || !one.value || !/^[^。\n|\d]{0,8}$/.test(text.slice(last.end, one.start))) return [...kept, one]
    const severity = Math.max(last.value.severity ?? 0, one.value.severity ?? 0)
    const words = clean(text.slice(last.start, one.end))
    const joined = { text: words, ...(severity > 0 ? { severity } : {}) }
    return [...kept.slice(0, -1), { start: last.start, end: one.end, value: joined }]
  }, [])
}

/** The stretch of the same clause before and behind a place. */
function beside(text: string, start: number, end: number): { before: string; rest: string } {
  const before = text.slice(Math.max(0, start - 10), start).split(/[\n。|、]/)
  const rest = text.slice(end, end + 16).split(/[\n。|、]/)
  return { before: before.at(-1) ?? '', rest: (rest[0] ?? '').slice(0, 12) }
}

function heard(text: string, { start, end, words }: Complaint): Heard<Symptom>[] {
  const { before, rest } = beside(text, start, end)
  const said = clean(words + (/^[ぁ-ん]{0,3}(?=$|[。、\s!])/.exec(rest)?.[0] ?? ''))
  if (said === '' || /^(?:な[いか]|ありません|の?薬)/.test(rest)) return []
  if (GONE.test((words + rest).replace(/食欲(?:が|は|も)?な[しいく]/, '')) || FIGURE.test(before + words + rest))
    return []
  return [{ start, end, value: { text: said, ...severityOf(said + rest) } }]
}

export const symptom: Kind<Symptom> = {
  id: 'symptom',
  ja: '症状',
  en: 'Symptom',
  unit: '',
  value,
  plausible: () => true,
  read(text) {
    if (!MAY_ACHE.test(text)) return []
    return together(text, withoutOverlaps(complaints(text).flatMap((one) => heard(text, one))))
  },
  say: (v) => v.text,
  sumUp: (values) => [...new Set(values.map((v) => v.text))].join('、'),
  fhir: (v) => ({ loinc: '75325-1', display: 'Symptom', text: v.text }),
  csv: { columns: ['症状', '強さ'], row: (v) => [v.text, v.severity ?? ''] },
}
