/**
 * A dose taken or missed: 「朝の薬飲みました」「薬OK」「アムロジピン飲んだ」「昼の薬を飲み忘れた」. 「まだ飲んでいない」, buying,
 * getting a prescription and questions store nothing.
 */
import { z } from 'zod'
import type { DayPart, Heard, Kind } from './kind.ts'
import {
  amountBehind,
  doneBehind,
  MARKED,
  medicinesIn,
  ONLY_A_DOSE,
  type Run,
  SLOT_ALONE,
  type Slot,
  slotsIn,
  whenBefore,
} from './medication-phrases.ts'
import { spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  taken: z.boolean(),
  name: z.string().min(1).max(60).optional(),
  slot: z.enum(['morning', 'noon', 'evening', 'bedtime']).optional(),
})
type Medication = z.infer<typeof value>

const SPOKEN_OF = /薬|くすり|クスリ|錠|服用|内服/
const LATER_TAKEN =
  /^[^。\n|]{0,16}(?:今|さっき|後で|あとで|慌てて|あわてて|気づいて|すぐ|[朝昼夜晩夕方]に|時(?:半|\d{1,2}分)?(?:頃|ごろ)?に)[^。\n|]{0,6}(?:飲んだ|飲みまし|のんだ|のみまし)/
const NOT_YET = /まだ[^。|\n]{0,12}$/
const VERB_FIRST = /(?:飲んだ|飲みました|服用)[\s:、]{0,2}$/

const dose = (taken: boolean, name: string | undefined, slot: Slot | undefined): Medication => ({
  taken,
  ...(name ? { name } : {}),
  ...(slot ? { slot } : {}),
})

/** Several doses of one phrase share its place, one character each, so that their spans stay apart. */
function doses(start: number, end: number, taken: boolean, names: Run['names'], slots: Slot[]): Heard<Medication>[] {
  const told = (slots.length > 0 ? slots : [undefined]).flatMap((slot) => names.map((name) => dose(taken, name, slot)))
  return told.map((value, i) => ({ start: start + i, end: i === told.length - 1 ? end : start + i + 1, value }))
}

/** The doses of one run of medicines; the next run begins at `limit`. */
function heardRun(text: string, run: Run, limit: number): Heard<Medication>[] {
  const when = whenBefore(text, run.start)
  const done = doneBehind(text, run.end, limit)
  if (!done) {
    const amount = amountBehind(text, run.end)
    if (amount !== undefined) return doses(when.start, amount, true, run.names.slice(-1), when.slots.slice(0, 1))
    const named = run.names.every((name) => name !== undefined)
    return named && VERB_FIRST.test(text.slice(Math.max(0, run.start - 8), run.start))
      ? doses(run.start, run.end, true, run.names, [])
      : []
  }
  if (NOT_YET.test(text.slice(Math.max(0, when.start - 14), when.start))) return []
  if (/飲んだ(?:か|っけ)|のんだ(?:か|っけ)/.test(text.slice(run.end, done.end))) return []
  const taken = !done.missed || LATER_TAKEN.test(text.slice(done.end))
  // 「薬は朝も夜も飲んだ」: the slots may stand behind the medicine.
  return doses(when.start, done.end, taken, run.names, when.slots.length > 0 ? when.slots : slotsIn(done.between))
}

function readRuns(text: string): Heard<Medication>[] {
  const runs = medicinesIn(text)
  return runs.flatMap((run, i) => heardRun(text, run, runs[i + 1]?.start ?? text.length + 1))
}

/** 「夜は忘れた」 after the medicine was named. */
function readSlotsAlone(text: string): Heard<Medication>[] {
  if (!SPOKEN_OF.test(text)) return []
  return [...text.matchAll(SLOT_ALONE)]
    .filter((match) => SPOKEN_OF.test(text.slice(0, match.index)))
    .map((match) => ({
      ...spanOf(match),
      value: dose(match[2] === undefined, undefined, slotsIn(match[1])[0]),
    }))
}

function heardMark(match: RegExpExecArray): Heard<Medication> {
  const [slot] = slotsIn(match[1])
  const taken = !/[×x]/.test(match[2] ?? '')
  return { ...spanOf(match), value: { taken, ...(slot ? { slot } : {}) } }
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
    const only = ONLY_A_DOSE.exec(text)
    if (only) return [{ ...spanOf(only), value: dose(only[2] === undefined, undefined, slotsIn(only[1])[0]) }]
    return withoutOverlaps([...readRuns(text), ...readSlotsAlone(text)])
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
