/**
 * Takes out of a message what only looks like a record: wishes, plans, goals, questions, other people's values, prices,
 * telephone numbers, hearsay, past stories, skipped meals. Works on clauses and phrases, so that the rest is still read.
 */
import type { Act } from './act.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { aboutOthers } from './people.ts'

export type NotWhy = Extract<Act, { do: 'not_record' }>['why']

/** The message for measured values and for meals, same length as given; what was taken out is replaced by `|`. */
export interface Sifted {
  values: string
  meals: string
  why: NotWhy[]
}

/** The member did eat or drink it. */
const SWALLOWED =
  /食べ(?:た(?![いくら]|が[るっ]|か[っろ]|っけ|方|ほう)|て(?!(?:い)?な|み(?:たい|よう)|もい|は)|まし|ちゃ(?!だめ|ダメ|いけ)|すぎ|過ぎ)|たべ(?:た(?![いくがから])|まし|ちゃ)|食(?:った|っちゃ|す(?:ぎ|ご))|喰っ|飲(?:んだ(?!ら|方|ほう)|みまし|んじゃ|みすぎ|み過ぎ|んで(?!い?な|い?ま|いい|も))|のんだ|(?:頂|戴)(?:い|き)まし|いただ(?:いた|きまし)|頂いた|平らげ|完食|つまん(?:だ|で)|かじっ|すすっ|済ませ|すませ|ごちそうさま|ご馳走さま|おいしかった|美味しかった|うまかった|旨かった/
/** Or at least it is told as done. */
const TOLD_DONE = /でした|だった|しました|にした(?!い)|にしとい|やった(?!け)/
const ATE = new RegExp(`${SWALLOWED.source}|${TOLD_DONE.source}`)

const WISH =
  /(?:[いきしちにびりぎじえけせてねべめれげぜ]|見|寝|来|出|着|飲み|読み|休み|住み|頼み|楽しみ|[一-龠]い)たい(?!した|てい|へん|そう|肉)(?!.{0,3}(?:頭|腰|膝))|たくて(?:仕方|しょうが|たまら)|ほしい|欲しい(?!.{0,4}か)|[たい]いなあ?[。!]?$|(?:食べ|飲み)たく|(?:食べ|飲み|行き|し)たかった|だったらな|だといいな/
const NOT_WISH =
  /(?:頭|腰|膝|肩|首|足|腕|手|目|耳|喉|歯|胃|腹|胸|背中|のど|おなか|お腹|ひざ|こし|あたま)(?:が|も|は)?\s?いたい|痛たい|めでたい|[つ冷]めたい|冷たい|眠たい|ねむたい|重たい|(?<![一-龠しきちびりべれ])いたい$|(?<![一-龠しきちびりべれ])いたいです$|がいたい|けむたい|平たい|(?<!飲|読|休|住|頼|楽し)みたい|あったかい|じれったい|うしろめたい/

const PLAN =
  /明日|あした(?!ば)|明後日|あさって|来週|来月|来年|今度(?!は\d)|この(?:後|あと)(?!に測)|後で|あとで|これから|今から|予定|つもり|(?:し|食べ|飲み|行こ|歩こ|走ろ|寝|測ろ|作ろ|やろ|始めよ|頑張ろ|がんばろ|買お|食べよ|飲も|しよ|寝よ)(?:う|っと)(?!じ)(?:と|か|かな|ね|！|!|$|っと|思)|よう(?:と思|かな|かと)|もうすぐ|そろそろ|(?:しよ|しま)っか|(?:(?:運動|散歩|体操|予約|掃除|ウォーキング|ジョギング)する|行く|食べる|飲む|作る|歩く|にする|測る|計る|寝る|走る|泳ぐ)(?:ね|わ|よ|から|つもり|予定|ぞ)?\s*$|までに|(?:行|歩|走|食べ|飲み|寝|測|計|や|買|出かけ)(?:き|り|い)?(?:てき|に行き)ます|(?:食べ|飲み|測り|寝|始め|走り|歩き|頑張り|がんばり|やり|(?<!が)し|作り|行き|いただき|頂き)ます(?!か)\s*(?:ね|よ)?$|たら(?:測|計|飲|食べ|歩|寝)|(?:しない|測らない|飲まない|食べない|歩かない|減らさない|気をつけない)と|しなきゃ|しなくちゃ|なきゃ|ねば|べき/
/** Endings that only look like a plan: requests, reports, and complaints in the present (「目がしょぼしょぼします」). */
const NOT_PLAN =
  /(?:お願い|報告|連絡|送信|失礼)(?:いた)?します|よろしく[^、。]{0,10}ます|([ぁ-んァ-ヶ]{2,3})\1(?:と)?します|(?:気|感じ|匂い|におい|味|音|痛み|咳|熱|めまい|下痢|むくみ|しびれ|動悸|吐き気)(?:が|も)?します|(?:飲んで|のんで)(?:から)?(?:寝|休み)ます/g
/** Spoken of as out of reach or as a general amount: 「1日1万歩なんてとても無理」. */
const UNREAL =
  /なんて(?:とても|絶対|到底|私には|よう)?[^。]{0,6}(?:無理|できな|歩け|飲め|食べられ)|(?:は|も|とても|絶対|到底)無理(?:です|だ|やわ|や|$)/
/** A habit is not today's record. */
const HABIT =
  /(?:よう(?:に)?(?:して|心がけて)|心がけて|こころがけて)(?:い)?(?:ます|る|おります)|(?:毎(?:朝|日|晩|週|回|食)|普段|ふだん|日頃|週に?\d回)[^。]{0,24}(?:てい?ます|てい?る|ております|とる|とります|ようにして)(?:よ|ね|けど|が)?[、。\s]*$/
const DONE =
  /まし(?:た|て)|でした|だった|[っいえけべめんせ]た(?:。|\s|$|よ|ね|けど|が|の)|[っん]だ|中(?:です)?$|済み|完了/

const GOAL_CLAUSE =
  /目標|目指|めざ|理想(?!的)|基準値?|正常値|標準(?!体重計)|までに\d|(?:以下|未満|以上)(?:が|に|を|なら|だと|で(?:あ|い))|上限|ノルマ|平均(?:寿命|値|的な)|までなら|したら受診/
const GOAL_PHRASE =
  /(?:目標|理想|ノルマ)(?:体重|血圧|歩数|値|は|の|:|\s|が){0,4}\s?\d+(?:\.\d+)?(?:\/\d+)?\s?(?:万)?(?:kg|キロ|歩|mmhg|%)?|(?:目標|理想|ゴール)(?:まで)?(?:は|には)?(?:あと)?\s?\d+(?:\.\d+)?\s?(?:kg|キロ|歩)?|あと\s?\d+(?:\.\d+)?\s?(?:kg|キロ|歩|グラム|g)(?:で\d+(?:\.\d+)?(?:万)?(?:kg|キロ|歩))?|残り\s?\d+(?:\.\d+)?\s?(?:kg|キロ|歩)/g

const PAST =
  /(?:戦(?:後|時中|争中?)|疎開|若い(?:頃|ころ|時|とき)|若かった|昔(?!ながら|なつか|懐)|むかし|以前|[一-龠]{1,2}時代|学生の(?:頃|とき|時)|(?:子供|子ども|小学生|中学|高校|大学|新婚|独身|現役)(?:の)?(?:頃|ころ|時代|の時|のとき)|結婚(?:前|した(?:頃|時)|当時|当初)|\d{1,2}(?:代|歳|才)の?(?:頃|ころ|とき|時|は)|手術の?(?:前|後すぐ)|病気(?:の|を?する)前|(?:去年|昨年)(?!の?(?:\d{1,2}月|大晦日|大みそか|年末|暮れ))|一昨年|おととし|先月(?!の?\d{1,2}日)|先々月|半年前|(?<!\d)\d{1,2}年(?:前|ほど前|くらい前)|何年も?前|数年前|\d[かヶカケヵ]月(?:ほど|くらい)?前|(?:あの|その)(?:頃|ころ)|当時|入院(?:前|中|した|して(?:い)?た)|妊娠(?:前|中)|産(?:前|後すぐ)|コロナ(?:前|の頃)|前の(?:健診|検査|会社)|先週(?!の?[日月火水木金土]曜?|[^。\n]{0,8}[月火水木金土日]\s?:?\s?\d))(?!(?:より|から|に比べ|と比べ|と同じ|並み))/
const NOW =
  /今日|今週|今月|今朝|今は|現在|昨日|いまは|昨夜|(?<![\d/])(?:1[0-2]|[1-9])\/(?:3[01]|[12]\d|[1-9])(?![\d/])|\d月\d|大晦日|大みそか|元日|元旦/

const HEARSAY =
  /(?:テレビ|てれび|ニュース|番組|新聞|ドラマ|映画|小説|雑誌|ラジオ|ネット|ユーチューブ|youtube|動画|チラシ|広告|(?<![\d.a-z ])cm|記事|週刊誌|漫画|アニメ|ゲーム|クイズ|(?<![\d日見手絵基一二三])本)(?:で(?!も)|に(?:は|よ|出|載)|の(?!前)|では|によると|が|は|に)(?!.{0,3}(?:見ながら|みながら|ながら))|(?:らしい|だそう(?:だ|です)|(?:と|って)(?:聞いた|聞きました|聞いて|聞くけど|きいた|教わ|いう話|言ってた|言ってまし|言っていまし|言っていた|書いてあ|出てた|やってた))|の(?:話|噂|うわさ)(?:を|で|が|だ|です|し)|によると|一般(?:に|的)|普通は|平均は/
const RECIPE =
  /[1一]口大|(?:切って|茹でて|ゆでて|炒めて|加えて|混ぜて)(?:から)?[、。\s]*$|(?:揚げ|煮|炊い|作っ|茹で|ゆで|蒸し|仕込ん|こしらえ)て(?:い)?(?:ます|る(?:ところ|最中)?|おります|るよ)[。!\s]*$|味付け|のために[^。]{0,12}(?:作|揚げ|煮|焼|炊)|レシピ|作り方|つくりかた|調理法|材料|下ごしらえ|隠し味|を加え|(?:炒める|煮る|切る|茹でる|ゆでる|焼く|混ぜる|加える|入れる|揚げる|炊く|蒸す|和える|漬ける)[。\s]*$|弱火|強火|中火|煮込みます|混ぜ(?:て|ます)|切り方|献立(?:を|は)?(?:考|迷|悩)/

const SKIPPED =
  /(?:朝|昼|夜|夕|晩|(?:朝|昼|夕|晩|食)(?:食|ごはん|ご飯|飯|めし|事)|食事|おやつ|間食|ランチ|ごはん|ご飯|何も|なにも|なんにも)(?:は|を|も|が|、|:|\s|ごはん|ご飯|抜き|まだ){0,3}(?:今日)?(?:抜い|抜き(?!の)|抜け|食べな(?!がら)|食べず|食べて(?:い)?(?:な|ま)|食べませ|たべな(?!がら)|たべて(?:い)?な|食べられな|食べれな|食べそび|食べ損|とらな|取らな|摂らな|とってな|なし(?:$|で|です|。|\s|に)|無し|ナシ|パス(?!タ)|いらな|欠食|絶食|断食|スキップ|(?<!で)我慢|(?<!で)がまん)|断食|絶食/
/** Not yet, or not at all. */
const NOT_YET =
  /まだ[^、。|]{0,12}(?:な[いくし]|ませ|です|$)|食べ(?:な(?:い|かった)|ませ|ず(?:に)?|られな|れな)|飲(?:まな|みませ|まず|めな)|控え(?:た|て|ま)|(?<!で)(?:我慢|がまん)|やめ(?:た|と|て)|食べ(?:ては|ちゃ)?(?:だめ|ダメ|いけ)|禁止/

const PRICE =
  /[¥￥]\s?\d+(?:\.\d+)?|(?<![\d.])\d{1,8}(?:\.\d+)?\s?(?:万|千|百)?円(?:引き|分|くらい|ぐらい|弱|ほど|以上|以下)?|(?<!\d)\d{1,3}(?:%|割)\s?(?:引|オフ|off|増量|還元)|(?<!\d)\d{1,6}\s?(?:ポイント|ドル|ユーロ)/g
const PHONE =
  /(?:\+81|(?<!\d)0)\d{1,4}[-( ]\d{1,4}[-) ]\d{3,4}(?!\d)|(?<!\d)0\d{9,10}(?!\d)|〒?\s?(?<![\d-])\d{3}-\d{4}(?![\d-])|#\d{4}|(?<!\d)\d{3}番/g
const THINGS =
  /(?<![\d.])\d{1,3}\s?(?:歳|才)(?:児|のとき)?|(?<![\d.])\d{1,6}(?:周年|回忌|等(?![分量])|組(?!み)|号(?:室|車|線|店|棟|館)?|階(?:建|段)?|丁目|番地|番(?:線|ホーム|出口|目|地|札)?|チャンネル|ch(?![a-z])|話(?!す)|位|ページ|頁|名|席|世帯|平米|坪|km\/h|hz|ギガ|gb|世紀|巻|問|対\d+)|(?:昭和|平成|令和|大正|西暦)\s?\d{1,4}年?(?:生まれ)?|(?<!\d)(?:19|20)\d\d年(?!\s?\d{1,2}月)(?:生まれ)?|(?:会員|登録|受付|整理|診察券?|電話|口座|暗証|お客様|予約|追跡)?(?:番号|パスワード|コード|no\.?)[はが:\s]{0,3}[\da-z-]+|\d{1,2}(?:時(?:半|\d{1,2}分?)?|:\d{2})(?:の|発|着|に)(?:の)?(?:バス|電車|新幹線|便|飛行機|予約|約束|回|待ち合わせ|集合|開始|開演|開店|会議|映画|美容院|歯医者|病院|診察|受診|デイ|体操教室)|第\d+(?:回|話|章)|(?:くじ|ロト|ナンバーズ|ビンゴ|背番号|ナンバー)[^、。\n]{0,12}\d+|(?:気温|室温|湿度|降水確率|最高気温|最低気温|風速|標高|震度)(?:は|が)?\s?\d+(?:\.\d+)?(?:度|℃|%|m|メートル)?|(?:基礎代謝|消費(?:カロリー)?|内臓脂肪(?:レベル)?|体内年齢|肌年齢|bmi)(?:量)?(?:は|が|:|\s){0,3}\d+(?:\.\d+)?(?:kcal|キロカロリー|カロリー|歳)?|\d{1,3}-\d{1,3}-\d{1,4}(?=号|番|に|です)/g

/** 「3日ぶりに」 would look like a fish (ぶり). */
const SINCE = /\d{1,3}(?:日|週間|[かヶカヵ]月|年)(?:ぶり|振り)(?:に|の|で)?/g

const SHOPPING =
  /買(?:った|って(?:き|お|帰|あ)|い(?:に|まし|物)|おう)|(?:もらっ|いただき|頂い|届い|送って)(?:た|て(?:き|い))(?!.{0,8}食)|安(?:い|かった|く|売)|高(?:い|く|かった|ね|す)|(?:売|値上|品切|植え|育て|収穫|採れ|とれ(?:た|まし)|入荷|発売|販売|生え|咲|実[がっ]|予約|注文|配達)|が旬|の季節|おいしそう|美味しそう|冷蔵庫|賞味期限|作り置き|つけ(?:た|ま)した|漬け(?:た|まし)|教室|工場|祭り|フェア|専門店|(?:屋|店)(?:さん)?(?:が|の|は|に)|の(?:匂い|香り|名前|歌|絵|木|花|写真|器)/

/** A present of food is not yet eaten. */
const RECEIVED_WITH_THANKS = /(?:送って|届けて|持ってきて|お裾分け)[^。]{0,12}(?:ありがと|感謝|助か)/

const plainPrice = new RegExp(PRICE.source)
const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + '|'.repeat(end - start) + text.slice(end)

const wishes = (text: string) => WISH.test(text.replace(new RegExp(NOT_WISH, 'g'), '')) && !ATE.test(text)
const plans = (clause: Clause) =>
  PLAN.test(clause.text.replace(/[。!、,\s]+$/, '').replace(NOT_PLAN, '')) &&
  !DONE.test(clause.text) &&
  !ATE.test(clause.text)

const THEN_AND_NOW = new RegExp(
  `(?:${PAST.source})(?:は|の|まで)?[^\\n。|]{0,20}?\\d[^\\n。|]{0,16}?(?=${NOW.source})`,
  'g',
)
/** 「先月は62キロ今日は60キロ」: what was said of then goes, places kept. */
const withoutThen = (text: string) => text.replace(THEN_AND_NOW, (match) => '|'.repeat(match.length))

/** Why a whole clause tells no measured value, and why no meal. */
function judge(clause: Clause, others: boolean): { values?: NotWhy; meals?: NotWhy } {
  const { text } = clause
  const both = (why: NotWhy) => ({ values: why, meals: why })
  if (others) return both('other_person')
  if (wishes(text)) return both('wish')
  if (HEARSAY.test(text) && !/食べた(?!い|か)|飲んだ|測った|歩いた/.test(text)) return both('hearsay')
  if (HABIT.test(text) && !NOW.test(text)) return both('past_story')
  if (/(?:超え|越え|上回|下回|切っ)(?:たら|れば|ると)/.test(text)) return both('hearsay')
  if (UNREAL.test(text)) return both('wish')
  if (PAST.test(text) && !NOW.test(text)) return both('past_story')
  if (/(?:つもり|予定)(?:だっ|やっ|でし|が)/.test(text) && !SWALLOWED.test(text)) return both('plan')
  if (plans(clause)) return both('plan')
  if (clause.question) return ATE.test(text) && !/ですか|ますか/.test(text) ? { values: 'question' } : both('question')
  if (GOAL_CLAUSE.test(text) && !/(?:達成|クリア|超え|届い|まであと)/.test(text)) return { values: 'goal' }
  if (RECEIVED_WITH_THANKS.test(text)) return { meals: 'hearsay' }
  if (SKIPPED.test(text)) return { meals: 'skipped' }
  if (RECIPE.test(text) && !SWALLOWED.test(text)) return { meals: 'hearsay' }
  if (NOT_YET.test(text) && !SWALLOWED.test(text) && !/(?:にした|にしとい|にしました|で済|ですま)/.test(text))
    return { meals: 'skipped' }
  return {}
}

/** The stretch of a clause about the skipped meal: 「朝はパンで昼は抜き」「朝:納豆 昼:なし 夜:カレー」 still tell the others. */
function skippedSpan(text: string): { from: number; to: number } {
  const at = Math.max(text.search(SKIPPED), text.search(NOT_YET))
  const slots = [...text.matchAll(/朝|昼|夜|夕|晩|おやつ|間食/g)].map((match) => match.index)
  const own =
    slots
      .filter((slot) => slot < at + 3)
      .slice(1)
      .at(-1) ?? 0
  const next = slots.find((slot) => slot > at + 3 && /[\s、。てでしがど]/.test(text[slot - 1] ?? ''))
  return { from: own, to: next ?? text.length }
}

const looksLikePressure = (match: string) => /^(?:[89]\d|1\d\d|2[0-2]\d)-(?:[4-9]\d|1[0-2]\d)-\d{2,3}$/.test(match)

function withoutPhrases(text: string, patterns: [RegExp, NotWhy | undefined][], why: NotWhy[]): string {
  return patterns.reduce(
    (rest, [pattern, reason]) =>
      rest.replace(pattern, (match) => {
        if (looksLikePressure(match)) return match
        if (reason) why.push(reason)
        return '|'.repeat(match.length)
      }),
    text,
  )
}

export function sift(text: string): Sifted {
  const why: NotWhy[] = []
  const clauses = clausesOf(text)
  const others = aboutOthers(clauses)
  const plain = withoutPhrases(
    withoutThen(text.replace(SINCE, (match) => ' '.repeat(match.length))),
    [
      [PHONE, 'phone'],
      [THINGS, undefined],
      [PRICE, 'price'],
      [GOAL_PHRASE, 'goal'],
    ],
    why,
  )
  let [values, meals] = [plain, plain]
  let planned = -1
  clauses.forEach((clause, index) => {
    const verdict = judge(clause, others[index] ?? false)
    // 「明日は病院、そのあと散歩30分」: a plan goes on to the end of its sentence.
    if (verdict.values === 'plan' && /明日|あした|明後日|来週|今度/.test(clause.text)) planned = clause.sentence
    const carried = planned === clause.sentence && !NOW.test(clause.text) ? 'plan' : undefined
    const forValues = verdict.values ?? carried
    const priced = plainPrice.test(clause.text) || SHOPPING.test(clause.text)
    const forMeals = verdict.meals ?? carried ?? (priced && !SWALLOWED.test(clause.text) ? 'price' : undefined)
    if (forValues) values = blank(values, clause.start, clause.end)
    if (forMeals) {
      const { from, to } = forMeals === 'skipped' ? skippedSpan(clause.text) : { from: 0, to: clause.text.length }
      meals = blank(meals, clause.start + from, clause.start + to)
    }
    const reason = forValues ?? forMeals
    if (reason) why.push(reason)
  })
  return { values, meals, why }
}
