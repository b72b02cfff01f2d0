/** Taking back: 「取り消し」「さっきのなし」「昨日の体重を消して」, with the kind and the day when named. */
import type { Instant } from '../../shared/time.ts'
import type { Act } from './act.ts'
import { kindNamed } from './kind-names.ts'
import { timeWords } from './time-words.ts'

const UNDO = [
  /取り消(?:し|す|して|したい)|取消し?|とりけ(?:し|す)|キャンセル|アンドゥ|undo/,
  /(?:さっき|先ほど|さきほど|今(?![日朝夜晩週月年回度])|いま|最後|直前|前|上|その|それ|これ|記録|入力)(?:の(?:は|を|(?:体重|血圧|脈拍?|体温|血糖値?|歩数|睡眠|運動|食事|薬|体脂肪率?|水分|気分)(?:は|を)?|記録(?:は|を)?|やつ(?:は|を)?)?|は|を|送った\S{0,4}|書いた\S{0,4})?[\s、]?(?:なし(?:で|に|ね|$)|無し|ナシ|なかったこと|取り下げ|忘れて)/,
  /^(?:すみません|ごめん|やっぱり?|、|\s)*(?:元に|もとに)?(?:戻|もど)して(?:ください|下さい|ほしい|ね)?[。!\s]*$/,
  /(?:消し(?:て|と)|けして|消す$|削除|消去|なかったことに)/,
]
const NOT_UNDO =
  /予約|旅行|病院|注文|約束|ホテル|参加|授業|飛行機|薬を|テレビ|電気|ガス|火|照明|数字|数値|全部|すべて|同意|字を|消えて|痛み|においを|匂い|汚れ/

/** Asked before the patterns of taking back. */
const MAY_UNDO = /消|削|とりけ|けし|けす|キャンセル|アンドゥ|undo|なし|無し|ナシ|なかった|取り下|忘れて|戻|もど/

/** The undo a message asks for; undefined for anything else. */
export function undoing(words: string, now: Instant): Act | undefined {
  if (words.length > 40 || !MAY_UNDO.test(words) || NOT_UNDO.test(words) || !UNDO.some((said) => said.test(words)))
    return undefined
  // A new value in the same breath makes it a correction.
  if (/\d{2,}(?:\.\d)?(?!日|月|\/|:)/.test(words) && !/(?:を|は|の)(?:取り?消|消し|削除|なし)/.test(words))
    return undefined
  const kind = kindNamed(words)
  const day = timeWords(words, now).find((word) => word.day !== undefined)?.day
  return { do: 'undo', ...(kind ? { kind } : {}), ...(day ? { day } : {}) }
}
