/** Talk that deserves a human line and never a question: thanks, greetings, a tired word, the weather. */
import type { Talk } from './act.ts'

/** A reading that was not taken: nothing to write, nothing to blame. */
const FORGOTTEN =
  /(?:測|計|はか|量|乗|のっ|つけ|書|記録|入力|付け)[ぁ-ん]{0,2}(?:の)?(?:を)?(?:忘れ|わすれ)|(?:測|計|はか)れ(?:な|ませ)/
/** Instruments, errands and visits: told about health, but nothing to keep. */
const AROUND_HEALTH =
  /(?:血圧計|体重計|体温計|歩数計|万歩計|体組成計|測定器|ウォッチ|電池)[^?]{0,20}(?:壊|こわれ|切れ|なく|買|エラー|動か|調子|新し|届|替|借|どこ|見当たら|掃除|拭)|薬(?:を|が)?[^。?]{0,6}(?:もらっ|もらい|貰|受け取|取りに|処方|切れ|減っ|減り|減ら|増え|増や|変わ|変え)|薬局|(?:病院|医院|クリニック|歯医者|歯科|眼科|内科|外科|整形|皮膚科|耳鼻科|リハビリ|デイサービス|健診|検診|診察|通院|受診|検査|採血)[^。?]{0,14}(?:行|通|予約|日(?!\S{0,4}\d)|終わ|受け|待ち|結果待)|(?:予約|診察|検査)(?:は|が|の日)|(?:病|症|がん|癌)(?:です|なんです|と言われ|持ち)|(?:食べ|飲み)(?:過ぎ|すぎ)(?:た|まし|ちゃ)|薬(?:を|は|が)?[^。?]{0,6}(?:飲んで(?:い)?(?:な|ま)|飲む時間|なくな)|体重計[^。?]{0,8}(?:怖|こわ|嫌|乗りたくな)|(?:お?腹|おなか)(?:が)?(?:す|空)いた|(?:喉|のど)(?:が)?(?:かわ|渇)/

const TALK: [Talk, RegExp][] = [
  ['good_night', /おやすみ|お休みなさい|^お休み(?:!|。|~|$)|もう寝|寝ま(?:す|ーす)|ねます|寝るね|寝よう/],
  ['good_morning', /おはよ|お早う|オハヨ|^(?:今|いま|さっき|もう)?(?:起きた|起きました|おきた)/],
  [
    'thanks',
    /ありがと|有難う|有り難う|ありがたい|感謝|サンキュー|おおきに|だんだん|thank|助かり|助かった|お世話に|ご親切|恐れ入り/,
  ],
  ['sorry', /ごめん|すみません|すいません|申し訳|失礼(?:し|いた)/],
  [
    'bye',
    /さようなら|さよなら|バイバイ|ばいばい|またね|また明日|また後で|では(?:また|、また)|じゃあ?(?:また|ね)|(?:行って|いって)(?:き(?:ま|ます)|くる|来ます|まいり)|出かけて(?:き(?:ま|ます)|くる)/,
  ],
  [
    'hello',
    /こんにち[はわ]|こんばん[はわ]|はじめまして|初めまして|よろしく|ただいま|お久し|もしもし|^(?:やあ|ハロー|hi|hello|どうも)/,
  ],
  [
    'praise',
    /すごい(?:ね|です|わ)?[\s、!]*(?:techo|手帳|$)|えらい|便利|賢い|かしこい|さすが|上手|素晴らし|いいアプリ|楽ちん/,
  ],
  ['tired', /疲れ|つかれ|くたびれ|しんど|へとへと|ヘトヘト|クタクタ|眠い|ねむい|だるい|えらか(?:った)?/],
  [
    'weather',
    /気温|室温|湿度|降水|暑い|暑か|寒い|寒か|雨|晴れ|天気|涼し|雪|台風|むし暑|蒸し暑|あつい|さむい|秋らし|冬らし|春らし|紅葉|桜/,
  ],
  ['cheer', /(?:目標|ノルマ|記録)(?:を)?(?:達成|クリア|更新)|がんば|頑張|ファイト|やるぞ|続け(?:ま|る)|負けな/],
  [
    'happy',
    /嬉し|うれし|楽し|たのし|よかった|良かった|やった[ー!ぁ]|最高|幸せ|ぐっすり|よく(?:寝|眠)れ|すっきり|おいしかった|美味しかった|元気|(?:治|なお)(?:っ|り)(?:た|まし)|おさまっ|(?:痛く|苦しく|だるく)(?:は|も)?な|(?:は|が)(?:なくな|消え)(?:り|っ|まし)/,
  ],
  ['laugh', /^[(]?笑+[)]?$|^w+$|^草+$|あはは|わはは|ふふ|へへ|ほほほ|ははは|(?:笑)$/],
  [
    'ok',
    /^(?:はい|うん|ええ|ok|オッケー|おk|おけ|了解|りょ|わかった|分かった|わかりました|分かりました|承知|かしこまり|なるほど|そうです|そうなんだ|そうだね|そうね|いいえ|いえ|大丈夫|いいよ|いいです|うむ|ほう|へえ|へー|ふーん|はーい|ラジャー|オーケー|どういたしまして|いらない|結構)|^(?:特に|異常|変わり|なにも|何も|別に|問題)?(?:は|も)?(?:なし|ない(?:です|よ)?|ありません|変わりません|変わらず)[。!\s]*$/,
  ],
]

/** A remark that shares something and asks for nothing. */
const CHATTY =
  /(?:です|だ|ます|た|い|や|た|る|か)(?:ね|よね|よ|なあ?|ねえ?|わ|わね|のよ|んだよ|ばい|べ|っけ|もんだ)[。!~ー♪\s…]*$/
/** Any plain statement of the day, unless it touches what is kept here: then it deserves a closer look. */
const STATEMENT = /^.{5,}(?:た|だ|です|ます|した|る|い|よ|ね|わ|の|ん|て|な|や)[。!~ー♪\s…]*$/
export const ABOUT_HEALTH = /食べ|飲[んみむ]|測|計っ|血圧|体重|体温|血糖|歩|薬|寝|眠|痛|熱|ごはん|ご飯|定食|丼/
const PICTURE_ONLY =
  /^[\p{Extended_Pictographic}\p{Emoji_Component}\s!♪★☆♡♥…。、~ー^_;:()<>=≧≦ω∀´`'"*・｡ﾟ°Д▽ノoOvVmwｗ\\/-]+$/u

/** Nothing but a greeting, thanks or a nod: answered without looking for records. */
const ONLY_TALK =
  /^(?:おはよう(?:ございます|さん)?|お早うございます|こんにち[はわ]|こんばん[はわ]|おやすみ(?:なさい)?|お休みなさい|どうも|ありがとう(?:ございま(?:す|した))?|ありがとね|おおきに|了解(?:です|しました)?|(?:わか|分か)りました|はい|うん|ok|よろしく(?:お願いします)?|お疲れ様(?:です|でした)?|おつかれさま(?:です|でした)?)[!。~ー、\s♪☆★]*$/

export const onlyTalk = (text: string): Talk | undefined => (ONLY_TALK.test(text) ? smallTalk(text) : undefined)

export function smallTalk(text: string): Talk | undefined {
  const found = TALK.find(([, pattern]) => pattern.test(text))
  if (found) return found[0]
  if (FORGOTTEN.test(text)) return 'sorry'
  if (AROUND_HEALTH.test(text) && !/[?]|\d{2}/.test(text)) return 'other'
  if (PICTURE_ONLY.test(text) && !/\d/.test(text)) return 'other'
  if (/[?]|\d{2}/.test(text)) return undefined
  return CHATTY.test(text) || (STATEMENT.test(text) && !ABOUT_HEALTH.test(text)) ? 'other' : undefined
}
