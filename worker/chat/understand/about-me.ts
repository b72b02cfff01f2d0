/**
 * Plain statements about oneself: 「1953年生まれです」「72歳、女性です」「身長158cm」. Only when a message says nothing else, or
 * goes on with readings: an age beside other talk is mostly somebody else's.
 */
import type { Profile } from '../../members/profile.ts'
import { type Instant, wallClock } from '../../shared/time.ts'
import type { Act } from './act.ts'

type Piece = { told: Profile; length: number; sure: boolean; reckoned: boolean }
/** Ages of people who write themselves; 「5歳です」 is somebody else's. */
const [YOUNGEST, OLDEST] = [10, 120]
const LONGEST = 200

type Groups = Record<string, string | undefined>

/** First year of an era less one, and how many years it had. */
const ERAS: Record<string, [number, number]> = {
  明治: [1867, 45],
  大正: [1911, 15],
  昭和: [1925, 64],
  平成: [1988, 31],
  令和: [2018, 99],
  しょうわ: [1925, 64],
  へいせい: [1988, 31],
  たいしょう: [1911, 15],
}
const ERA_LETTERS: Record<string, string> = { m: '明治', t: '大正', s: '昭和', h: '平成', r: '令和' }

const GREETING =
  /(?:はじめまして|初めまして|こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|どうぞ|今後とも|よろしく|宜しく|(?:言い|打ち)?(?:間違え|間違い|まちがえ)(?:まし)?た|違う|違います|違いました|訂正(?:します)?|すみません|ごめんなさい|あっ?(?=、)|お願い(?:いた)?します|おねがい(?:いた)?します|[\s、。,.!・/♪~ー])+/
/** Cheap to ask of every message, before the patterns. */
const CALLS = /歳|才|さい|生まれ|うまれ|生年|誕生|性|男|女|おとこ|おんな|身長|背/
const OPENING = new RegExp(`^${GREETING.source}`)
const CLOSING = new RegExp(`${GREETING.source}$`)
const SELF =
  /^(?:(?:私|わたし|わたくし|あたし|僕|ぼく|俺|おれ|自分|本人|当方)(?:は|の|も|、|\s|:)?|今(?:は|年(?:で)?)?、?(?=\d))/

const END =
  '(?:に(?:なり(?:まし|)た|なりました|なります|なった)|(?:なん)?です(?:ね|よ|が|けど)?|でございます|だ(?:よ|ね)?|で)?'
/** What may stand behind a statement; a word that goes on (72歳の母, 女性の店員) makes it no statement. */
const STOP =
  '(?=$|[\\s、。,.!・/♪~ー)(（）]|身長|体重|体脂肪|血圧|女性|男性|の?(?:女|男)性?(?:です|$)|の\\d{1,3}(?:歳|才))'
const statement = (inner: string) => new RegExp(`^(?:${inner})(?<end>${END})${STOP}`)

const DATE = '(?:年(?:\\s?\\d{1,2}月(?:\\s?\\d{1,2}日)?)?|[/.-]\\d{1,2}[/.-]\\d{1,2})'
const YEAR = `(?:西暦)?\\s?(?<year>(?:19|20)\\d\\d)${DATE}`
const ERA = `(?<era>明治|大正|昭和|平成|令和|しょうわ|へいせい|たいしょう|[mtshr](?=\\s?\\.?\\d))\\s?\\.?(?<nth>元|\\d{1,2})${DATE}`
const BORN = '(?:の?(?:生まれ|うまれ|誕生)(?:まし)?た?|に(?:生|う)まれ(?:まし)?た)'
const BIRTH_NAME = '(?:生年月日|生年|生まれ(?:年|た年)?|誕生日|誕生年)(?:は|が|:|\\s)?\\s?'
const AGE_NAME = '(?:(?:満|現在)?年齢|年|とし|歳)(?:は|が|:|\\s)\\s?|年齢|満|現在'
const HEIGHT_NAME = '(?:身長|背丈|背の高さ|背)(?:は|が|も|:|\\s)?\\s?'
const CM = '(?:cm|センチ(?:メートル)?|㎝)'

function birth({ name, born, year, era, nth }: Groups): Profile | undefined {
  if (!name && !born) return undefined
  if (year) return { birthYear: Number(year) }
  const [before, length] = ERAS[ERA_LETTERS[era ?? ''] ?? era ?? ''] ?? [0, 0]
  const count = nth === '元' ? 1 : Number(nth)
  return count >= 1 && count <= length ? { birthYear: before + count } : undefined
}

/** The year that makes the age told the age of this year, so that a card names the same age again. */
function age({ age: years }: Groups, now: Instant): Profile | undefined {
  const told = Number(years)
  return told >= YOUNGEST && told <= OLDEST ? { birthYear: wallClock(now).year - told } : undefined
}

const sex = ({ female }: Groups): Profile => ({ sex: female ? 'female' : 'male' })

const height = ({ cm, over, part }: Groups): Profile => ({ heightCm: cm ? Number(cm) : 100 + Number(over ?? part) })

const PATTERNS: [RegExp, (groups: Groups, now: Instant) => Profile | undefined][] = [
  [statement(`(?<name>${BIRTH_NAME})?(?:${YEAR}|${ERA})(?<born>${BORN})?`), birth],
  [statement(`(?:${AGE_NAME})?(?<age>\\d{1,3})(?:歳|才|さい)`), age],
  [statement('(?:性別(?:は|:|\\s)?\\s?|の)?(?:(?<female>女性|女|おんな)|(?<male>男性|男|おとこ))'), sex],
  [
    statement('性別(?:は|を)?(?:秘密|内緒|答え(?:ない|ません|たくない)|言い(?:ません|たくない)|どちらでもない|その他)'),
    () => ({ sex: 'unspecified' }),
  ],
  [
    statement(
      `${HEIGHT_NAME}(?:(?<cm>\\d{3}(?:\\.\\d)?)\\s?${CM}?|1\\s?(?:m|メートル)\\s?(?<over>\\d{2})\\s?${CM}?|1\\.(?<part>\\d{2})\\s?(?:m|メートル))`,
    ),
    height,
  ],
]

/** After an age or sex a length is a height: 「72歳、女性、158cm」. */
const BARE_HEIGHT = statement(`(?<cm>\\d{3}(?:\\.\\d)?)\\s?${CM}`)
const LATER_PATTERNS: typeof PATTERNS = [...PATTERNS, [BARE_HEIGHT, height]]
/** A height told after other measures of the body: 「体重52.3kg、身長158cm」. */
const LAST_HEIGHT = new RegExp(`[\\s、。,](?=${HEIGHT_NAME}[^、。]{3,14}$)`)

function pieceAt(words: string, now: Instant, first: boolean): Piece | undefined {
  for (const [pattern, tell] of first ? PATTERNS : LATER_PATTERNS) {
    const match = pattern.exec(words)
    const told = match?.groups && tell(match.groups, now)
    // 「男」 or 「72歳」 without です is a note's heading as often as a statement.
    if (match && told) {
      const sure = match.groups?.end !== '' || told.heightCm !== undefined
      return { told, length: match[0].length, sure, reckoned: match.groups?.age !== undefined }
    }
  }
  return undefined
}

/** The statements a message begins with, and what is left of it. */
function leading(words: string, now: Instant): { told: Profile; sure: boolean; rest: string } {
  let rest = words.replace(OPENING, '').replace(SELF, '')
  let told: Profile = {}
  let sure = false
  for (let piece = pieceAt(rest, now, true); piece; piece = pieceAt(rest, now, false)) {
    // A year of birth is surer than one reckoned from an age.
    told = piece.reckoned ? { ...piece.told, ...told } : { ...told, ...piece.told }
    sure ||= piece.sure
    rest = rest
      .slice(piece.length)
      .replace(OPENING, '')
      .replace(/^の(?=\d)/, '')
  }
  return { told, sure, rest: rest.replace(CLOSING, '') }
}

export interface AboutMe {
  act: Act & { do: 'about_me' }
  /** What else was said. */
  rest: string
  /** True when it stands behind the rest, and so belongs to measures of the same body only. */
  behind: boolean
}

/** What the message tells about its writer; undefined when it tells nothing or not surely of the writer. */
export function aboutMe(words: string, now: Instant): AboutMe | undefined {
  if (words.length > LONGEST || !CALLS.test(words) || /[?]|ですか|でしょうか/.test(words)) return undefined
  const { told, sure, rest } = leading(words, now)
  const some = Object.keys(told).length > 0
  if (some) return sure || rest === '' ? { act: { do: 'about_me', told }, rest, behind: false } : undefined
  const at = LAST_HEIGHT.exec(words)?.index
  if (at === undefined) return undefined
  const last = leading(words.slice(at), now)
  if (last.rest !== '' || last.told.heightCm === undefined) return undefined
  return { act: { do: 'about_me', told: last.told }, rest: words.slice(0, at), behind: true }
}
