/** Words that are orders to the notebook, said nearly alone: 今日, 使い方, 先生に見せる, 数字を出さないで, 取り消し. */
import { addDays, type Instant, localDay } from '../../shared/time.ts'
import type { Act, Command } from './act.ts'

const POLITE = String.raw`(?:を|は|の(?:記録|まとめ|ページ)?(?:を|は)?)?(?:見せて|みせて|見たい|みたい|見る|教えて|おしえて|表示(?:して)?|出して|確認(?:したい)?|お願い(?:します)?|ください|下さい|欲しい|ほしい|です)?(?:ください|下さい|ね|よ|です)?`

const COMMANDS: [Command, RegExp][] = [
  ['today', new RegExp(`^(?:今日|きょう|本日)(?:の(?:記録|まとめ|ページ|手帳))?${POLITE}$`)],
  ['yesterday', new RegExp(`^(?:昨日)(?:の(?:記録|まとめ|ページ|手帳))?${POLITE}$`)],
  [
    'week',
    new RegExp(
      `^(?:今週|1週間|一週間|この(?:1|一)週間)(?:の(?:記録|まとめ|ページ|手帳|ふりかえり|振り返り|グラフ))?${POLITE}$`,
    ),
  ],
  [
    'help',
    new RegExp(
      `^(?:使い方|つかい方|つかいかた|ヘルプ|help|へるぷ|説明|操作方法|やり方|何ができる(?:の)?|どう使うの|使いかた|メニュー)${POLITE}$`,
    ),
  ],
  [
    'show_doctor',
    /^(?:お?医者さん|先生|病院|主治医|ドクター)(?:に|で|へ)(?:の)?(?:見せる|みせる|見せたい|見せます|みせたい|見せるやつ|見せるカード|見せる画面|見せるもの)(?:です|ね)?$/,
  ],
  [
    'hide_values',
    /^(?:数字|数値|値)(?:を|は)?(?:出さないで|隠して|かくして|見せないで|表示しないで|出さない|消して)(?:ください|下さい|ほしい|ね)?$|^隠して(?:ください|下さい)?$/,
  ],
  [
    'show_values',
    /^(?:数字|数値|値)(?:を|は|も)?(?:出して|見せて|表示して|出していい)(?:ください|下さい|ほしい|ね|よ)?$/,
  ],
  [
    'give_consent',
    /^(?:(?:16歳以上です[・、 ]?)?同意(?:して(?:はじめる|始める|始めます|はじめます)|します|する|しました|です)?|はい、?同意します)$/,
  ],
  [
    'withdraw_consent',
    /^同意(?:を|は)?(?:やめ(?:る|ます|たい|たいです)|撤回(?:する|します|したい)?|取り消(?:す|します|したい|し)?|取消)$/,
  ],
  [
    'erase',
    /^(?:(?:データ|記録)?(?:を|も)?(?:全部|すべて|全て|ぜんぶ)(?:の)?(?:データ|記録)?(?:を)?(?:消して|削除(?:して)?|消去(?:して)?|消す|消したい)|退会(?:する|したい|します|させて)?|(?:もう)?(?:techo|手帳)(?:を)?やめたい|(?:データ|記録)(?:を)?全部(?:消して|削除して))(?:ください|下さい|です|ほしい)?$/,
  ],
  [
    'export',
    /^(?:(?:私の|自分の)?(?:データ|記録)(?:を|が)?(?:ください|下さい|ダウンロード(?:したい|する|して)?|ほしい|欲しい|出力(?:して|したい)?|書き出し(?:て|たい)?|エクスポート(?:して|したい)?)(?:です)?|エクスポート|csv(?:で)?(?:ください|出力|ほしい)?)$/,
  ],
  [
    'mini_app',
    /^(?:アプリ|ミニアプリ|手帳|マイページ|設定|(?:血圧|体重|歩数|睡眠|血糖|食事)?の?グラフ)(?:を)?(?:開く|ひらく|開いて|見る|見たい|見せて|画面)?(?:ください|です)?$/,
  ],
]

/** How an order begins; asked before all the patterns. */
const MAY_ORDER =
  /^(?:今日|きょう|本日|昨日|今週|1週間|一週間|この|使い|つかい|ヘルプ|help|へるぷ|説明|操作|やり方|何が|どう|メニュー|お?医者|先生|病院|主治医|ドクター|数字|数値|値|隠し|16歳|同意|はい|データ|記録|全部|すべて|全て|ぜんぶ|退会|もう|techo|手帳|私の|自分の|エクス|csv|アプリ|ミニ|マイ|設定|血圧|体重|歩数|睡眠|血糖|食事|の|グラフ)/
const LONGEST_ORDER = 40
const bare = (text: string) =>
  text
    .replace(/[。!?、.\s♪~ー…]+$/u, '')
    .replace(/^[「『\s]+|[」』]+$/g, '')
    .replace(/\s+/g, '')

export function command(text: string, now: Instant): Act | undefined {
  // Orders are short; only the consent names a number (16歳以上です).
  if (text.length > LONGEST_ORDER || (/\d/.test(text) && !/同意|1週間/.test(text))) return undefined
  const words = bare(text)
  if (!MAY_ORDER.test(words)) return undefined
  const found = COMMANDS.find(([, pattern]) => pattern.test(words))
  if (!found) return undefined
  const [name] = found
  if (name === 'today') return { do: 'command', command: name, day: localDay(now) }
  if (name === 'yesterday') return { do: 'command', command: name, day: addDays(localDay(now), -1) }
  return { do: 'command', command: name }
}
