/** How one feels, 1 (very low) to 5 (very good): 「気分がいい」「楽しかった」「気分は3」「落ち込んでいる」. */
import { z } from 'zod'
import type { Heard, Kind } from './kind.ts'
import { spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ score: z.number().int().min(1).max(5), text: z.string().min(1).max(200).optional() })
type Mood = z.infer<typeof value>

const TOPIC = '(?:気分|気持ち|きもち|調子|心|メンタル|ご?機嫌)'
const VERY =
  '(?:とても|すごく|すっごく|めっちゃ|めちゃ(?:くちゃ)?|最高に|ほんと(?:に|うに)?|本当に|かなり|だいぶ|大変|超)'
const SOFT =
  '(?:は|が|も|、|\\s|:|今日は?|なんか|なんだか|[☆★]|ちょっと|少し|とても|すごく|めっちゃ|かなり|今朝は?|まだ|やや|わりと|割と){0,4}'

const WORDS: [number, string][] = [
  [
    5,
    `絶好調|${TOPIC}${SOFT}(?:最高|絶好調|最高潮)|最高(?:の(?:一日|気分|日)|に(?:楽し|嬉し|幸せ)|です$|だった|でした)`,
  ],
  [
    4,
    `${TOPIC}${SOFT}(?:いい|良い|よい|ええ(?!と|っと)|良好|良かった|よかった|上々|明る(?:い|く|か)|軽(?:い|く|か)|落ち着い|爽快|さわやか|爽やか|晴れ|よか|上向)`,
  ],
  [
    4,
    '楽し(?:い(?!み)|か(?:った|ったー)|く過ご|めた|めまし|みました|んだ)|たのし(?:い|かった)|嬉し(?:い|かった|く)|うれし(?:い|かった|く)|幸せ(?!そ)|しあわせ|わくわく|ワクワク|すがすがし|清々し|ほっとし|ホッとし|充実|(?:とても|すごく|おかげさまで|今日も|毎日|いつも通り|相変わらず|私は|わりと|まあまあ)(?:、|\\s)?元気(?!が?(?:な|出な|でな))|(?:^|とっても|(?<=[はも日朝、。!\\s]))元気(?:です(?!か)|だ(?!と|そう|った)|いっぱい|モリモリ|100倍|でーす|やで)|感動(?:し|的|もの)|感激|面白かった|おもしろかった|(?:いい|良い|よい|ええ)(?:一?日|1日)(?:でし|だっ|やっ)|ごきげん|ご機嫌|笑った|大笑い',
  ],
  [
    4,
    `体調${SOFT}(?:いい|良い|よい|良好|万全|ばっちり|バッチリ|絶好調|ええ)|穏やかな(?:気分|気持ち|一日)|リラックス(?:した|でき|して(?:い)?る)`,
  ],
  [3, `体調${SOFT}(?:普通|ふつう|まあまあ|まぁまぁ|ぼちぼち|変わりな|いつも(?:通り|どおり))`],
  [
    2,
    '腹(?:が)?立(?:った|って|つ|ちま)|[むム][かカ]つ(?:く|い)|イラつ|(?:^|[\\s、])(?:とても|すごく)?(?:つらい|辛い)(?:です|な|よ|$)',
  ],
  [
    3,
    `${TOPIC}${SOFT}(?:普通|ふつう|まあまあ|まぁまぁ|ぼちぼち|いつも(?:通り|どおり)|そこそこ|変わりな|可もなく|まずまず)|(?:普通|ふつう|まあまあ|まぁまぁ|ぼちぼち|いつも通り)の(?:気分|調子)`,
  ],
  [
    2,
    `${TOPIC}${SOFT}(?:悪(?:い|か|く)|わる(?:い|か)|すぐれ|優れ|いまいち|イマイチ|良くな|よくな|重(?:い|た|く)|沈|落ち|ブルー|晴れな|下が|のらな|乗らな|微妙|びみょう)`,
  ],
  [
    2,
    '落ち込(?:ん|み|む)|憂[うウ]つ|憂鬱|ゆううつ|イライラ|いらいら|(?<!睡眠)不安(?!定)|心配で(?:眠|たまら|仕方)|寂し(?:い|か|く)|さみし(?:い|か|く)|さびし(?:い|か)|悲し(?:い|か|く)|かなし(?:い|か)|モヤモヤ|もやもや|(?:やる気|気力|元気)(?:が|も)?(?:出な|でな|起き|ない|なく|わかな|湧か)|気が(?:重|滅入|沈)|ストレス(?:が)?(?:たま|溜|すご|やば)|心細|むなし|虚し|へこん|凹ん',
  ],
  [
    1,
    `どん底|最悪(?:の気分|です|だ|$)|絶望|${TOPIC}${SOFT}(?:最悪|どん底|つら(?:い|か)|辛(?:い|か)|しんど)|(?:心|精神的に|気持ち)(?:が|的に)?(?:つら|辛|苦し|しんど)`,
  ],
]
const PATTERNS = WORDS.map(([score, said]): [number, RegExp] => [score, new RegExp(said, 'g')])
const BY_NUMBER = new RegExp(
  `${TOPIC}(?:スコア|点数|レベル)?${SOFT}(?:5(?:段階|点満点|点中)(?:で|中|の|評価で)?\\s?)?\\s?([1-5])(?![\\d.:月日時分回個人]|\\/(?!5)|\\d)(?:点|/5|です)?`,
  'g',
)
/** 「気分 ◎」「調子:△」. */
const BY_MARK = new RegExp(`${TOPIC}${SOFT}([◎○〇◯△×])`, 'g')
const MARKS: Record<string, number> = { '◎': 5, '○': 4, 〇: 4, '◯': 4, '△': 2, '×': 1 }
const DENIED =
  /^(?:映画|話|ドラマ|ニュース|歌|本|曲|番組|時間|日々|人)|^(?:そう|くな|わけ|なら|とは|のは(?:嫌|いや))|^に(?:して|待)|^ですね?[?]/

export const mood: Kind<Mood> = {
  id: 'mood',
  ja: '気分',
  en: 'Mood',
  unit: '',
  value,
  plausible: () => true,
  read(text) {
    const numbered = [...text.matchAll(BY_NUMBER)].map(
      (m): Heard<Mood> => ({
        ...spanOf(m),
        value: { score: Number(m[1]) },
      }),
    )
    const worded = PATTERNS.flatMap(([score, pattern]) =>
      [...text.matchAll(pattern)].flatMap((m): Heard<Mood>[] => {
        const end = m.index + m[0].length
        if (DENIED.test(text.slice(end, end + 4))) return []
        const strong =
          score === 4 &&
          new RegExp(`${VERY}.{0,6}$`).test(
            text.slice(Math.max(0, m.index - 8), m.index) + (m[0].match(VERY)?.[0] ?? ''),
          )
        return [{ start: m.index, end, value: { score: strong ? 5 : score, text: m[0].trim() } }]
      }),
    )
    const marked = [...text.matchAll(BY_MARK)].map(
      (m): Heard<Mood> => ({ ...spanOf(m), value: { score: MARKS[m[1] ?? ''] ?? 3 } }),
    )
    // One message tells one mood; a number wins over words, the last word over earlier ones.
    const kept = withoutOverlaps([...marked, ...worded])
    return numbered.length > 0 ? numbered.slice(-1) : kept.slice(-1)
  },
  say: (v) => v.text ?? ['', 'とてもつらい', 'あまりよくない', 'ふつう', 'よい', 'とてもよい'][v.score] ?? '',
  sumUp: (values) => values.map((v) => v.text ?? `${v.score}/5`).join('、'),
  chart: { unit: '', point: (v) => v.score, perDay: 'mean' },
  fhir: (v) => ({
    display: 'Mood (1 very low to 5 very good)',
    quantity: { value: v.score, ucum: '{score}' },
    ...(v.text ? { text: v.text } : {}),
  }),
  csv: { columns: ['気分 1-5', '言葉'], row: (v) => [v.score, v.text ?? ''] },
}
