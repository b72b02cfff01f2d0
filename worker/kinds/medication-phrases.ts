/**
 * Medicines named in a text and what is said around them: when, taken or missed, how many. The long list of names is
 * searched once; everything else is matched right at the place of a name.
 */
import { DRUG, MEDICINE_SORT } from './medication-names.ts'

export type Slot = 'morning' | 'noon' | 'evening' | 'bedtime'

/** One or several medicines told in one breath (「血圧の薬と胃薬」); a name is absent where none was told. */
export interface Run {
  start: number
  end: number
  names: (string | undefined)[]
}

const NAMED = `${DRUG}(?:od)?錠?|降圧剤|利尿剤|痛み止め|睡眠(?:導入)?剤|眠剤|下剤|座薬|鎮痛剤|整腸剤|鉄剤|ビタミン剤|サプリ(?:メント)?|目薬|点眼(?:薬)?|漢方(?:薬)?|頓服(?:薬)?|抗生(?:物質|剤)|吸入(?:薬)?|湿布|貼り薬|塗り薬|軟膏`
const MEDICINE = new RegExp(
  `(${NAMED})|(?:(${MEDICINE_SORT})の?)?(?:お薬|おくすり|薬|くすり|クスリ|服薬|内服薬?|投薬)(?!局|屋|手帳|味|剤師|膳|湯|缶|指)`,
  'g',
)
const JOINED = /^(?:と|、|・|,|\s|も|に|や){1,2}$/
const MOST_IN_A_RUN = 5

/** 食後の薬 and 処方の薬 say when or whence, not which. */
const nameOf = (named: string | undefined, sort: string | undefined) =>
  named ?? (sort && !/^(?:食|処方)/.test(sort) ? `${sort}の薬` : undefined)

export function medicinesIn(text: string): Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(MEDICINE)) {
    const [start, end, name] = [match.index, match.index + match[0].length, nameOf(match[1], match[2])]
    const last = runs.at(-1)
    const between = last ? text.slice(last.end, start) : ''
    // 「痛み止めの薬」 is one medicine, 「薬、ロキソニン」 its name.
    if (last && name === undefined && between === 'の') last.end = end
    else if (last && last.names.length < MOST_IN_A_RUN && JOINED.test(between)) {
      last.names = last.names[0] === undefined && !/と|も/.test(between) ? [name] : [...last.names, name]
      last.end = end
    } else runs.push({ start, end, names: [name] })
  }
  return runs
}

const SLOTS: [Slot, string][] = [
  ['morning', '朝(?:食|ごはん|ご飯)?(?:前|後)?|毎朝|今朝|起床時'],
  ['noon', 'お?昼(?:食|ごはん|ご飯)?(?:前|後)?'],
  ['evening', '(?:夕|晩|夜)(?:食|方|ごはん|ご飯)?(?:前|後)?'],
  ['bedtime', '寝る前|就寝前|眠前|ねる前'],
]
const SLOT_WORDS = SLOTS.map(([slot, said]): [Slot, RegExp] => [slot, new RegExp(said)])
const ONE_SLOT = `(?:${SLOTS.map(([, said]) => said).join('|')})`
const WHEN_BEFORE = new RegExp(
  `(${ONE_SLOT}(?:[もと、・&\\s]{0,2}${ONE_SLOT}){0,3})?(?:の|に|は|も|分の?|とも|ぜんぶ|全部|みんな|ちゃんと|きちんと|しっかり|、|:|\\s){0,3}$`,
)
const REACH_BEFORE = 24

/** The slots a phrase names, in its order: 「朝も夜も」 two, none where no part of the day was told. */
export function slotsIn(words: string | undefined): Slot[] {
  if (!words) return []
  return SLOT_WORDS.map(([slot, said]) => ({ slot, at: words.search(said) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ slot }) => slot)
}

/** The words of time right before a medicine, with where they begin. */
export function whenBefore(text: string, at: number): { start: number; slots: Slot[] } {
  const match = WHEN_BEFORE.exec(text.slice(Math.max(0, at - REACH_BEFORE), at))
  return { start: at - (match?.[0].length ?? 0), slots: slotsIn(match?.[1]) }
}

const MISSED =
  '飲み(?:忘れ|わすれ|そびれ|損ね|そこね)|のみ(?:忘れ|わすれ)|忘れ(?!ず|な|物|そう|る(?:と|な|か|こ))|わすれ(?!ず|な)|(?:飲|の)まなかった|(?:飲|の)みませんでした|飲めなかった|抜け(?:た|て|まし)|抜いた|抜いてしま|打ち忘れ|打たなかった|さし忘れ|塗り忘れ|貼り忘れ'
const TAKEN =
  '飲ん(?:だ(?!ら|方|ほう|か|っけ)|で(?!い?な|い?ま(?:せ|ん)|から測|いい|も)|ど(?!ら)|じゃ)|飲み(?:まし|終|済|ま(?:す)?$)|飲めた|飲めました|のん(?:だ(?!ら)|で(?!い?な|いい)|ど)|のみ(?:まし|終|もし|ま$)|(?:服用|内服|注射|点眼|吸入)(?:した|しまし|済|完了|ok|しとる|$|(?=[。、\\s]))|(?<=服薬|内服)し(?:た|まし)|摂(?:った|りまし|取し)|済み?(?!ま)|すみ(?=$|です|。|\\s)|ok|オッケー|オーケー|完了|終わ(?:った|りまし)|打(?:った|ちまし)|さし(?:た|まし)|(?<=(?:目薬|点眼薬?|吸入薬?|湿布|注射|頓服)を?)し(?:た(?!い)|まし|て(?:き|い))|点した|貼(?:った|りまし)|塗(?:った|りまし)|吸った|入れました|(?<=[薬布](?:を)?)は(?:った|りまし)|よし(?=$|[!。、\\s])|○|〇|◯|◎|バッチリ|ばっちり|あり(?=$|。)|頂きました|いただきました'
/** Words between a medicine and what was done with it; never across another sentence or a not-yet. */
const BETWEEN = '((?:(?!まだ|もらっ|切れ|処方|貰|増え|減ら|変わ|やめ|飲む前|飲み始|買|待ち)[^。|\\n?]){0,14}?)'
const DONE = new RegExp(`${BETWEEN}(?:(${MISSED})|(${TAKEN}))`, 'y')

/** What was done with a medicine that ends at `at`, not later than `limit`; `between` may name the slots. */
export function doneBehind(text: string, at: number, limit: number) {
  DONE.lastIndex = at
  const match = DONE.exec(text)
  if (!match || at + (match[1]?.length ?? 0) >= limit) return undefined
  return { end: at + match[0].length, between: match[1] ?? '', missed: match[2] !== undefined }
}

const AMOUNT =
  /(?:を|は|\s)?(?:\d+(?:\.\d+)?mg\s?)?\d{1,2}\s?(?:錠|カプセル|包|粒|滴|単位)(?![^。\n|]{0,8}(?:もら|買|残|余|足り|処方|増|減|ずつ|まで|飲|打|忘))/y

/** 「カロナール500mg 1錠」: where an amount behind a medicine ends, unless it was bought, given or is left. */
export function amountBehind(text: string, at: number): number | undefined {
  AMOUNT.lastIndex = at
  const match = AMOUNT.exec(text)
  return match ? at + match[0].length : undefined
}

/** Nothing but a dose and its time: 「飲み忘れました」「朝の分飲みました」. Groups: the slot, missed. */
export const ONLY_A_DOSE = new RegExp(
  `^(?:今日|昨日|[\\s、])*(${ONE_SLOT})?(?:の分?|分|は|も|を|が|、|\\s|また|うっかり|ちゃんと){0,4}(?:((?:飲み|のみ)(?:忘れ|わすれ)(?:た|て(?:い)?た|て(?:い)?まし|まし|ちゃ|$))|(?<=分(?:を|は|も)?)(?:飲|の)(?:んだ|みました|んだよ|みました))[ぁ-ん。!\\s]{0,6}$`,
)
/** A list of marks: 「薬 朝○ 昼○ 夜×」. Groups: the slot, the mark. */
export const MARKED = new RegExp(`(${ONE_SLOT})\\s?:?\\s?([○〇◯◎×x]|ok|済)`, 'g')
/** 「夜は忘れた」「昼の分を飲んだ」 once medicine was spoken of. Groups: the slot, missed, taken. */
export const SLOT_ALONE = new RegExp(
  `(${ONE_SLOT})(?:の?分(?:を|は|も|だけ|が)?[^。|\\n?\\d]{0,10}?|(?:は|も|だけ)(?:ちょっと|うっかり|つい)?)(?:(${MISSED})|(飲んだ(?!ら|[かけ])|飲みました|のんだ|のみました|済み?(?=$|[。、\\s])|ok))`,
  'g',
)
