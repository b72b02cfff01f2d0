/**
 * What the reading rules of the kinds share: a number in a text, the small words that may stand between a name and
 * its number, and the guess at what was meant when a number cannot be right. Bounded patterns only.
 */
import type { Heard } from './kind.ts'

/** A number as typed; a comma or middle dot for the point is let through so that it can be asked back. */
export const NUMBER = String.raw`(?<![\d.])(\d{1,6}(?:[.,・]\d{1,3})?)(?![\d])`

/** Small words between a name and its number: 「体重は 測ったら、今日も62.3」. */
export const GAP = String.raw`(?:[\s:=、,"「→()【】-]|は|が|も|わ|ば|って|の|を|で|計|数値|値|結果|測定|測ったら|測って|計ったら|計って|記録|今日|現在|いま|今|只今|だいたい|大体|約|およそ|たぶん|ちょうど|なんと|えーと|えっと|ええと|えー|えと|あのー|あの|また|まだ|ちょい|ちょっと|少し|やや|低め|高め|いつもより|です|だ|ね|よ){0,8}?`

/** Names of other readings and of moving about: a loose gap must not run across them. */
const OTHER_NAMES =
  '血圧|体重|脈|体温|熱|血糖|歩|睡眠|脂肪|筋肉|腹囲|ウエスト|spo2|酸素|a1c|薬|水|お茶|目標|理想|あと|残り|最高|最低|気温|散歩|運動|走|泳|体操|目指|なら|だったら|まで'
const LOOSE_GAP = `(?:(?!${OTHER_NAMES})[^\\d\\n。|?!]){1,16}?`

/** Not the number of a reading: money, counts of other things, times, telephone-like tails. */
const OTHER_UNIT = String.raw`(?!(?:円|歳|才|年|月|日|時|分|回|個|本|枚|杯|人|番|号|階|丁目|点|位|週|か月|ヶ月|カロリー|kcal|ml|cc|g(?![a-z])|グラム|[./,・:-]\d))`

export interface NumberRule {
  /** Regular expression source of the names that announce the number; no capturing groups. */
  label: string
  /** Regular expression source of the units that may follow. */
  unit?: string
  /** Readings outside are asked back. */
  plausible: readonly [number, number]
  /** Decimals a reading of this kind may have. */
  digits: number
  /** How the probably meant number is sent by a button: 「体重57.0」. */
  phrase(number: string): { label: string; text: string }
}

/**
 * What only says how a value changed: 「0.5キロ減って61.8」「60キロを切って59.9」「57キロ台に突入、57.9」「56.1→56.7」. The number
 * that follows is the reading.
 */
const CHANGE =
  /(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s?(?:kg|キロ|グラム|g|センチ|cm|%|パーセント|度)\s?(?:くらい|ぐらい|ほど|も|を|に|ちょっと|少し|近く|台)?\s?(?:に|を)?\s?(?:減|増|太|痩|やせ|落|切|超え|割|オーバー|突入|乗っ|のっ)[ぁ-んー、。!…\s]{0,10}(?:今日?|現在)?は?\s?(?=\d{2,3}(?:\.\d|kg|キロ|cm|センチ|%))|(?<![\d.])\d{1,5}(?:\.\d{1,2})?\s?(?:kg|キロ|cm|%|歩)? ?→ ?(?=\d)|(?<![\d.)])[-+]\s?\d{1,2}(?:\.\d{1,2})?\s?(?:kg|キロ)?(?:で|の|、|\s)?\s?(?=\d{2,3}(?:\.\d|kg|キロ))/g

/** Asked before the long pattern. */
const MAY_CHANGE = /\d[^\d]{0,12}[減増太痩や落切超割オ突乗の→+-]/

/** The text without such changes, places kept. */
export const withoutChanges = (text: string) =>
  MAY_CHANGE.test(text) ? text.replace(CHANGE, (whole) => ' '.repeat(whole.length)) : text

/** 「歩数 -500」; a dash between name and number without a space only parts them. */
const NEGATIVE = /[\s:はが]-$/

/** The numbers that a rule's names announce; a value that cannot be right becomes a question with the likely ones. */
export function readLabelled<V>(given: string, rule: NumberRule, make: (number: number) => V): Heard<V>[] {
  if (!announced(rule).test(given)) return []
  const text = withoutChanges(given)
  const read = (match: RegExpExecArray): Heard<V> => {
    const raw = match[1] ?? ''
    const negative = NEGATIVE.test(match[0].slice(0, match[0].lastIndexOf(raw)))
    return { ...spanOf(match), ...judge(negative ? `-${raw}` : raw, rule, make) }
  }
  const { close, loose } = patternsOf(rule)
  const near = [...text.matchAll(close)].map(read)
  // Further words between name and number are fine as long as the number fits the name.
  const far = [...text.matchAll(loose)].map(read).filter((heard) => heard.value !== undefined)
  return withoutOverlaps([...near, ...far.filter((f) => !near.some((n) => f.start < n.end && n.start < f.end))])
}

const announcements = new WeakMap<NumberRule, RegExp>()

/** Whether a name of the rule stands in a text at all: asked first, since the full patterns cost more to build and run. */
function announced(rule: NumberRule): RegExp {
  const known = announcements.get(rule) ?? new RegExp(rule.label)
  announcements.set(rule, known)
  return known
}

interface Patterns {
  close: RegExp
  loose: RegExp
}

const patterns = new WeakMap<NumberRule, Patterns>()

function patternsOf(rule: NumberRule): Patterns {
  const known = patterns.get(rule)
  if (known) return known
  const unit = rule.unit ? String.raw`(?:\s{0,2}(?:${rule.unit}))?` : ''
  // 「60キロ台」 is no value.
  const after = `${NUMBER}${unit}(?!\\s?(?:kg|キロ|度|%|センチ|cm)?台)${OTHER_UNIT}`
  const made = {
    close: new RegExp(`(?:${rule.label})${GAP}${after}`, 'g'),
    loose: new RegExp(`(?:${rule.label})${LOOSE_GAP}${after}(?!\\s?(?:歩|km|分|m(?![mg])|l|リットル|g|グラム))`, 'g'),
  }
  patterns.set(rule, made)
  return made
}

/** A reading spoken of with a sigh, not reported: 「体重減らない」「血圧また上がってきた気がする」. */
export const WORRY =
  /気がする|気がし(?:ます|て)|(?:減|下が|落ち|変わ|痩せ|やせ|安定し|落ち着か|戻)(?:ら|れ)?(?:な(?:い|く)|ません|へん|ん(?=な|わ|$))|なかなか|(?:増え|太っ|上がっ|減っ|下がっ)ちゃ|心配|不安|怖|こわい|悩|困|がっかり|ショック|どうしよう|やばい|嫌/

/** Either the value a typed number stands for, or the question it raises. */
export function judge<V>(raw: string, rule: NumberRule, make: (number: number) => V): Pick<Heard<V>, 'value' | 'ask'> {
  const [low, high] = rule.plausible
  const number = Number(raw)
  if (number >= low && number <= high) {
    const kept = round(number, rule.digits)
    return { value: make(kept) }
  }
  return { ask: { why: 'implausible', choices: guesses(raw, rule).map((guess) => rule.phrase(guess)) } }
}

/** What a number with a slipped point or digit probably meant, most likely first, at most two. */
export function guesses(raw: string, rule: Pick<NumberRule, 'plausible' | 'digits'>): string[] {
  const [low, high] = rule.plausible
  const plain = Number(raw.replace(/[,・]/, '.'))
  const joined = Number(raw.replace(/[.,・]/, ''))
  const candidates = /[,・]/.test(raw) ? [plain] : [plain / 10, plain * 10, plain / 100, joined / 10, joined / 100]
  const fitting = candidates.filter((n) => n >= low && n <= high).map((n) => n.toFixed(rule.digits))
  return [...new Set(fitting)].slice(0, 2)
}

/** Where a match stands in its text. */
export const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length })

export const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

export function round(number: number, digits: number): number {
  const scale = 10 ** digits
  return Math.round(number * scale) / scale
}

/** Keeps what stands first where spans overlap. */
export function withoutOverlaps<H extends { start: number; end: number }>(heard: H[]): H[] {
  const kept: H[] = []
  for (const one of [...heard].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || one.start >= last.end) kept.push(one)
  }
  return kept
}
