/**
 * A dose taken or missed: 「朝の薬飲みました」「薬OK」「アムロジピン飲んだ」「昼の薬を飲み忘れた」. 「まだ飲んでいない」, buying,
 * getting a prescription and questions store nothing.
 */
import { z } from 'zod'
import type { DayPart, Heard, Kind } from './kind.ts'
import { DRUG, MEDICINE_SORT } from './medication-names.ts'
import { withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  taken: z.boolean(),
  name: z.string().min(1).max(60).optional(),
  slot: z.enum(['morning', 'noon', 'evening', 'bedtime']).optional(),
})
type Medication = z.infer<typeof value>
type Slot = NonNullable<Medication['slot']>

const NAMED = `(?:${DRUG}(?:od)?錠?|降圧剤|利尿剤|痛み止め|睡眠(?:導入)?剤|眠剤|下剤|座薬|鎮痛剤|整腸剤|鉄剤|ビタミン剤|サプリ(?:メント)?|目薬|点眼(?:薬)?|漢方(?:薬)?|頓服(?:薬)?|抗生(?:物質|剤)|ピル|絆創膏(?=薬)|吸入(?:薬)?|湿布|貼り薬|塗り薬|軟膏)`
const PLAIN = `(${MEDICINE_SORT}の?)?(?:お薬|おくすり|薬|くすり|クスリ|服薬|内服薬?|投薬)(?!局|屋|手帳|味|剤師|膳|湯|缶|指)`
/** One medicine of a list: a name, or a sort with 薬: 「血圧の薬と胃薬」. */
const ITEM = `(?:${NAMED}|${MEDICINE_SORT}の?(?:お薬|薬|くすり))`
/** 「昼の分」 stands for a dose once medicine was spoken of. */
const SHARE = '分(?=[をはもだけ、\\s])'
const SLOTS: [Slot, string][] = [
  ['morning', '朝(?:食|ごはん|ご飯)?(?:前|後)?|毎朝|今朝|起床時'],
  ['noon', 'お?昼(?:食|ごはん|ご飯)?(?:前|後)?'],
  ['evening', '(?:夕|晩|夜)(?:食|方|ごはん|ご飯)?(?:前|後)?'],
  ['bedtime', '寝る前|就寝前|眠前|ねる前'],
]
const ONE_SLOT = `(?:${SLOTS.map(([, said]) => said).join('|')})`
const WHEN = `(${ONE_SLOT}(?:[もと、・&\\s]{0,2}${ONE_SLOT}){0,3})?(?:の|に|は|も|分の?|とも|ぜんぶ|全部|みんな|ちゃんと|きちんと|しっかり|、|:|\\s){0,3}`
const MISSED =
  '飲み(?:忘れ|わすれ|そびれ|損ね|そこね)|のみ(?:忘れ|わすれ)|忘れ(?!ず|な)|わすれ(?!ず|な)|(?:飲|の)まなかった|(?:飲|の)みませんでした|飲めなかった|抜け(?:た|て|まし)|抜いた|抜いてしま|打ち忘れ|打たなかった|さし忘れ|塗り忘れ|貼り忘れ'
const TAKEN =
  '飲ん(?:だ(?!ら|方|ほう|か|っけ)|で(?!い?な|い?ま(?:せ|ん)|から測|いい|も)|ど(?!ら)|じゃ)|飲み(?:まし|終|済|ま(?:す)?$)|飲めた|飲めました|のん(?:だ(?!ら)|で(?!い?な|いい)|ど)|のみ(?:まし|終|もし|ま$)|(?:服用|内服|注射|点眼|吸入)(?:した|しまし|済|完了|ok|しとる|$|(?=[。、\\s]))|済み?(?!ま)|すみ(?=$|です|。|\\s)|ok|オッケー|オーケー|完了|終わ(?:った|りまし)|打(?:った|ちまし)|さし(?:た|まし)|点した|貼(?:った|りまし)|塗(?:った|りまし)|吸った|入れました|(?<=[薬布プト](?:を)?)は(?:った|りまし)|よし(?=$|[!。、\\s])|○|〇|◯|◎|バッチリ|ばっちり|あり(?=$|。)|頂きました|いただきました'
/** Words between a medicine and what was done with it; never across another sentence or a not-yet. */
const BETWEEN = '(?:(?!まだ|もらっ|切れ|処方|貰|増え|減ら|変わ|やめ|飲む前|飲み始|買|待ち)[^。|\\n?]){0,14}?'

const DOSE = new RegExp(
  `${WHEN}(?:(${ITEM}(?:(?:と|、|・|,|\\s|も|に|や){1,2}${ITEM}){0,4})|${PLAIN}|(${SHARE}))${BETWEEN}(?:(${MISSED})|(${TAKEN}))`,
  'g',
)
/** 「頭痛薬を1錠」「カロナール500mg 1錠」: an amount alone tells a dose, unless it was bought, given or is left. */
const BY_AMOUNT = new RegExp(
  `${WHEN}(?:(${NAMED})|${PLAIN})(?:を|は|\\s)?(?:\\d+(?:\\.\\d+)?mg\\s?)?\\d{1,2}\\s?(?:錠|カプセル|包|粒|滴|単位)(?![^。\\n|]{0,8}(?:もら|買|残|余|足り|処方|増|減|ずつ|まで|飲|打|忘))`,
  'g',
)
/** A list of marks: 「薬 朝○ 昼○ 夜×」. */
const MARKED = new RegExp(`(${ONE_SLOT})\\s?:?\\s?([○〇◯◎×x]|ok|済)`, 'g')
const VERB_FIRST = new RegExp(`(?:飲んだ|飲みました|服用)[\\s:、]{0,2}(${DRUG})`, 'g')
const SPOKEN_OF = /薬|くすり|クスリ|錠|服用|内服/
const LATER_TAKEN =
  /^[^。\n|]{0,16}(?:今|さっき|後で|あとで|慌てて|あわてて|気づいて|すぐ)[^。\n|]{0,6}(?:飲んだ|飲みまし|のんだ|のみまし)/
const VERB = new RegExp(`(?:${MISSED}|${TAKEN})`)
/** 「夜は忘れた」 once medicine was spoken of. */
const SLOT_ALONE = new RegExp(
  `(${ONE_SLOT})(?:の分)?(?:は|も|だけ)(?:ちょっと|うっかり)?(?:(${MISSED})(?!物)|(飲んだ(?!ら|[かけ])|飲みました|のんだ|のみました|済み?(?=$|[。、\\s])|ok))`,
  'g',
)
const NOT_YET = /まだ[^。|\n]{0,12}$/

/** The slots a phrase names: 「朝も夜も」 two, none where no part of the day was told. */
function slotsIn(words: string | undefined): Slot[] {
  if (!words) return []
  return SLOTS.flatMap(([slot, said]) => {
    const at = words.search(new RegExp(said))
    return at < 0 ||
      (slot === 'evening' && /^夜/.test(words) === false && /寝る前|就寝前/.test(words) && !/夕|晩|夜/.test(words))
      ? []
      : [{ slot, at }]
  })
    .sort((a, b) => a.at - b.at)
    .map(({ slot }) => slot)
}

const ONE_NAMED = new RegExp(`^${NAMED}$`)
const SORTED = new RegExp(`^(${MEDICINE_SORT})の?(?:お薬|薬|くすり)$`)

/** 「胃薬」 and 「胃の薬」 are one name; 食後の薬 is none. */
function nameOf(item: string): string | undefined {
  const sort = ONE_NAMED.test(item) ? undefined : SORTED.exec(item)?.[1]
  if (!sort) return item
  return /^(?:食|処方)/.test(sort) ? undefined : `${sort}の薬`
}

/** The names a phrase holds, or the sort (「血圧の薬」); one unnamed dose otherwise. */
function namesIn(named: string | undefined, sort: string | undefined): (string | undefined)[] {
  const items = named?.match(new RegExp(ITEM, 'g')) ?? []
  if (items.length > 0) return items.map(nameOf)
  return [sort && !/^食/.test(sort) ? `${sort.replace(/の$/, '')}の薬` : undefined]
}

function heardDoses(text: string, match: RegExpExecArray): Heard<Medication>[] {
  const end = match.index + match[0].length
  if (NOT_YET.test(text.slice(Math.max(0, match.index - 14), match.index))) return []
  if (/飲んだ(?:か|っけ)|のんだ(?:か|っけ)/.test(match[0])) return []
  if (match[4] && !SPOKEN_OF.test(text.slice(0, match.index))) return []
  const taken = match[5] === undefined || LATER_TAKEN.test(text.slice(end))
  // 「薬は朝も夜も飲んだ」: the slots may stand behind the medicine.
  const slots = slotsIn(match[1] ?? /(?:薬|くすり)(.{0,14})$/.exec(match[0].slice(0, match[0].search(VERB)))?.[1])
  const each = slots.length > 0 ? slots : [undefined]
  // Several doses of one phrase share its place, one character each, so that their spans stay apart.
  return each.flatMap((slot, i) =>
    namesIn(match[2], match[3]).map((name, j, names) => {
      const at = match.index + i * names.length + j
      const last = i === each.length - 1 && j === names.length - 1
      const told: Medication = { taken, ...(name ? { name } : {}), ...(slot ? { slot } : {}) }
      return { start: at, end: last ? end : at + 1, value: told }
    }),
  )
}

function heardMark(match: RegExpExecArray): Heard<Medication> {
  const [slot] = slotsIn(match[1])
  const taken = !/[×x]/.test(match[2] ?? '')
  return { start: match.index, end: match.index + match[0].length, value: { taken, ...(slot ? { slot } : {}) } }
}

const SLOT_OF_PART: Partial<Record<DayPart, Slot>> = {
  dawn: 'morning',
  morning: 'morning',
  noon: 'noon',
  evening: 'evening',
  night: 'evening',
  bedtime: 'bedtime',
}

function say(v: Medication): string {
  const slot = v.slot ? { morning: '朝', noon: '昼', evening: '夕', bedtime: '寝る前' }[v.slot] : ''
  return `${slot ? `${slot}の` : ''}${v.name ?? '薬'} ${v.taken ? '飲んだ' : '飲み忘れ'}`
}

export const medication: Kind<Medication> = {
  id: 'medication',
  ja: '薬',
  en: 'Medication',
  unit: '',
  value,
  plausible: () => true,
  read(text) {
    const marks = SPOKEN_OF.test(text) ? [...text.matchAll(MARKED)] : []
    if (marks.length > 1) return marks.map(heardMark)
    const doses = [...text.matchAll(DOSE)].flatMap((match) => heardDoses(text, match))
    const counted = [...text.matchAll(BY_AMOUNT)].flatMap((match): Heard<Medication>[] => {
      const [name] = namesIn(match[2], match[3])
      const [slot] = slotsIn(match[1])
      const told: Medication = { taken: true, ...(name ? { name } : {}), ...(slot ? { slot } : {}) }
      return [{ start: match.index, end: match.index + match[0].length, value: told }]
    })
    const named = [...text.matchAll(VERB_FIRST)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value: { taken: true, name: match[1] ?? '' },
    }))
    const alone = [...text.matchAll(SLOT_ALONE)].flatMap((match): Heard<Medication>[] => {
      if (!SPOKEN_OF.test(text.slice(0, match.index))) return []
      const [slot] = slotsIn(match[1])
      const told: Medication = { taken: match[2] === undefined, ...(slot ? { slot } : {}) }
      return [{ start: match.index, end: match.index + match[0].length, value: told }]
    })
    return withoutOverlaps([...doses, ...counted, ...named, ...alone])
  },
  inPart(v, part) {
    const slot = SLOT_OF_PART[part]
    return v.slot || !slot ? v : { ...v, slot }
  },
  say,
  sumUp: (values) => values.map(say).join('、'),
  fhir: (v) => ({ display: 'Medication taken', text: say(v) }),
  csv: { columns: ['薬', '飲んだ', 'いつ'], row: (v) => [v.name ?? '', v.taken ? 'はい' : 'いいえ', v.slot ?? ''] },
}
