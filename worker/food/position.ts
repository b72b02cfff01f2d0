/**
 * Is a word that looks like a food one here? Short words hide in ordinary talk (いか in いかが, 茶 in 茶色), so their
 * neighbours are looked at; and a sentence that does something else with a food (先生, 屋さん, 買った) is no meal.
 */
import type { Folded } from './fold.ts'

export type Fit = 'sure' | 'weak' | 'no'

const kind = (char: string): 'hira' | 'kata' | 'kanji' | 'latin' | 'other' => {
  if (/[ぁ-ゖ]/.test(char)) return 'hira'
  if (/[ァ-ヺーｦ-ﾟ]/.test(char)) return 'kata'
  if (/[一-鿿々〆]/.test(char)) return 'kanji'
  return /[A-Za-zａ-ｚＡ-Ｚ]/.test(char) ? 'latin' : 'other'
}

const KANJI_BEFORE =
  /[朝昼夜夕晩食生大小中並特半冷温熱揚焼煮蒸茹炒激辛甘黒白赤青国産新鮮缶瓶製作品日手杯個枚本切皿膳合束袋粒貫丁玉前分今和洋的風入付系米麦鶏豚牛鮮無糖油自家後飯]/
const KANJI_AFTER =
  /[定弁大小並特半少多一二三四五六七八九十数個杯枚本切食飲付入抜無味風茶碗系盛丼汁鍋炒煮焼揚粥御飯丁束袋缶瓶合膳貫粒玉房片皿人約残全中頂等類他追単]/
const PARTICLE_BEFORE = /[はがをにでとものやへ、。,・!?！？\s「（(＋+:：|／/0-9０-９]/
const AFTER_HIRA =
  /^(?:を|は|が|も|と|や|の(?!り|ん|ば|ど)|に(?!ん)|で(?!き|か)|か(?=$|[、。\s])|です|だった|だけ|だ(?=$|[、。\s])|など|くらい|ぐらい|とか|まで|から(?!あ)|より|ずつ|たべ|のみ|いただ|ちょう|ちょっと|おかわり|すこし|たっぷり|すくなめ|おおめ|みたい|ばかり|ひと|ふた|はんぶん|いっこ|いっぱい|ごち|うま|おいし|ゆで|いため|ぬき|なし(?=$|[、。\s]))/

/** Looks at the neighbours of a match in the text as given. */
export function fitOf(
  text: string,
  folded: Folded,
  start: number,
  end: number,
  touches: { before: boolean; after: boolean },
): Fit {
  const from = folded.from[start] ?? 0
  const to = folded.to[end - 1] ?? 0
  const word = text.slice(from, to)
  const first = kind(word[0] ?? '')
  const last = kind(word.at(-1) ?? '')
  const honorific = /[おご御]/.test(text[from - 1] ?? '')
  const before = honorific ? (text[from - 2] ?? '') : (text[from - 1] ?? '')
  const after = text.slice(to, to + 6)
  const next = after[0] ?? ''
  const pure = [...word].every((char) => kind(char) === 'hira')
  if (!touches.before && before !== '') {
    if (first === 'kanji' && !honorific && kind(before) === 'kanji' && word.length <= 2 && !KANJI_BEFORE.test(before))
      return 'no'
    if (
      first === 'kata' &&
      kind(before) === 'kata' &&
      (word.length <= 2 || (word.length === 3 && (kind(next) === 'kata' || !/[ァ-ヺー]{3}$/.test(text.slice(0, from)))))
    ) {
      return 'no'
    }
    if (first === 'latin' && kind(before) === 'latin') return 'no'
    if (pure && word.length <= 3 && !PARTICLE_BEFORE.test(before) && !KANJI_BEFORE.test(before)) return 'no'
  }
  if (!touches.after && next !== '') {
    if (last === 'kanji' && kind(next) === 'kanji' && word.length <= 2 && !KANJI_AFTER.test(next)) return 'no'
    if (last === 'kata' && kind(next) === 'kata' && word.length <= 3) return 'no'
    if (last === 'latin' && kind(next) === 'latin') return 'no'
    if (last === 'hira' && kind(next) === 'hira' && word.length <= 3 && pure && !AFTER_HIRA.test(after)) return 'no'
  }
  if (NOT_FOOD_AFTER.test(text.slice(to, to + 24))) return 'no'
  if (growing(text, from, to)) return 'no'
  if (word === 'いくら' && /^[^、。\s]{1,6}[てで]も/.test(text.slice(to, to + 8))) return 'no'
  return word.length === 1 || (pure && word.length <= 2) ? 'weak' : 'sure'
}

/** A plant in a garden, a fish in the sea: 「庭のトマトが赤くなってきた」. */
function growing(text: string, from: number, to: number): boolean {
  if (EATING.test(text)) return false
  const before = text.slice(Math.max(0, from - 8), from)
  return (
    /(?:庭|畑|菜園|ベランダ|プランター|鉢植え|温室|道端|近所|水槽|海|川|池)(?:の|で|に)(?:お|ご)?$/.test(before) ||
    /^(?:が|も|は)(?:もう|そろそろ|だいぶ|少し|きれいに|やっと)?(?:赤く|黄色く|色づ|実っ|実が|なって|なった|咲|枯れ|育|伸び|芽|大きくなっ|採れ|とれ(?:た|て)|泳|生え)/.test(
      text.slice(to, to + 14),
    )
  )
}

const NOT_FOOD_AFTER =
  /^(?:の(?:先生|教室|稽古|お稽古|時間|会(?!席)|本(?!場|日)|話|番組|匂い|におい|香り|季節|木|花|葉っぱ|種(?!無)|絵|写真|値段|お店|店|作り方|つくり方|レシピ|缶詰工場|色|形|日(?!替)|準備|支度|用意|手入れ|苗|収穫|栽培|カロリー|栄養|効果|糖質(?!\d)|塩分(?!\d)|賞味期限|袋を|箱を|夢|歌|映画|ポスター|広告|CM|キャラ|産地|名産|工場|袋の|問題|代金|お金)|屋(?:さん|で|に|の|へ|が|$)|さん(?:と|が|に|は|の|から|へ|も)|ちゃん|教室|狩り|畑|祭り|色(?:の|に|が)|柄|くじ|券|工場|売り場|専門店|嫌い|が嫌い|は嫌い|が苦手|は苦手|アレルギー|が怖|は体に|は身体に|は健康|は別腹|の(?:街|町|国|里|都|聖地|産地|形|柄|マーク|ぬいぐるみ|キーホルダー|うた|踊り|日記|神様|ように丸|ような形)(?!.{0,12}(?:食べ|いただ|頂)))/

/** Verbs of eating and drinking, and what goes with a meal. */
export const EATING =
  /食べ|たべ|食っ|食う|喰|飲|のん(?:だ|で)|頂|いただ|召し上|つまん|つまみ(?!細)|かじ|すす(?:っ|り)|おかわり|完食|ごち|摂|済ませ|すませ|平らげ|ほおば|味わ|お腹いっぱい|満腹|食事|朝食|昼食|夕食|夕飯|昼飯|朝飯|晩ご飯|夕ご飯|昼ご飯|朝ご飯|ばんごはん|ゆうごはん|ひるごはん|あさごはん|おやつ|夜食|晩酌|間食|デザート|ランチ|ディナー|美味し|おいし|うまかっ|旨かっ|にした(?!い)|にしました/

/** Doing something else with food. */
export const NOT_EATING =
  /買っ|買い|かった(?=ので)|売っ|売り|見た|見て|観た|読ん|もらっ(?!て食)|貰っ(?!て食)|あげた(?=ら|よ|$)|植え|育て|収穫|掘っ|届い|届く|送っ|配っ|作ろう|作り方|作りたい|焼いた(?!の|魚|鮭|肉|パン|もち|餅)|焼いてい|切らし|こぼし|落とし|捨て|腐っ|匂い|においが|会っ|会い|習っ|教え|テレビ|映画|ドラマ|番組|話し|話を|思い出|好き(?!な)|嫌い|高い|高かっ|安い|安かっ|値上|円|並んで|並んだ|洗っ|釣っ|飼|割っ|もらえ|控え|片付け|片づけ|磨い|飾っ|しまっ(?!た)|贈(?:っ|り)|お歳暮|お中元|供え|切れた(?:ので|から|ら)|なくなりそう|冷凍し|冷蔵庫に|賞味期限|実っ|派です|派だ|が趣味|のように|みたいに(?:重|大き|小さ|赤|丸)|やって(?:た|い)/

/** A recipe or a shopping list stays one, whatever amounts it holds. */
export const RECIPE =
  /レシピ|作り方|材料(?:は|：|:)|(?:で|に)(?:作|つく)(?:り|る)(?:ます|$|と|。)|コツ|研いで|研いだ|炊飯器に|水にさら|柔らかくな|買い物リスト|買うもの|買ってくるもの|お買い物メモ/

/** Somebody else eats. */
export const OTHERS_EAT = /食べさせ|飲ませ(?:た|ま|て)|(?:食べ|飲ん)(?:で|て)(?:い)?る(?:人|方|子)/
