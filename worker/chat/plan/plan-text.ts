/** From what a text was understood to be to what changes and what is told. Rules only. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { KindId } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import { mayRecord } from '../../members/member.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import { entryId, parseEntryId } from '../../shared/ids.ts'
import { never } from '../../shared/result.ts'
import { type LocalDate, localDay } from '../../shared/time.ts'
import { withFixing, withoutEntries } from '../mailbox/memory.ts'
import { sentenceFor, smallTalk } from '../replies/sentences.ts'
import { exampleOf, kindName } from '../replies/words.ts'
import type { Act, Reading, Told } from '../understand/act.ts'
import { aboutMe, chooseMode, takeBackTold } from './plan-about-me.ts'
import { daysOfCommand, planCommandWord } from './plan-command-word.ts'
import { daysOfMealAct, dishLines, mealAgain, mendMeal, nameMeal, usualMeal } from './plan-meal.ts'
import { blankDraft, type Draft, type Scene } from './scene.ts'

/** The local days whose pages planning this reading needs. */
export function daysNeeded(reading: Reading, scene: Pick<Scene, 'memory' | 'saidAt'>): LocalDate[] {
  const days = new Set<LocalDate>()
  const today = localDay(scene.saidAt)
  for (const act of reading) {
    if (act.do === 'record') days.add(act.told.time.day)
    for (const day of daysOfMealAct(act, scene)) days.add(day)
    if (act.do === 'mend_meal') for (const day of daysNeeded(act.otherwise, scene)) days.add(day)
    if (act.do === 'correct' || act.do === 'undo') {
      for (const key of recentKeys(scene)) days.add(key.day)
      if (act.do === 'correct' && act.told) days.add(act.told.time.day)
    }
    if (act.do === 'command') for (const day of daysOfCommand(act.command, act.day, today)) days.add(day)
  }
  return [...days]
}

const recentKeys = (scene: Pick<Scene, 'memory'>) =>
  scene.memory.undoable.flat().flatMap((id) => parseEntryId(id) ?? [])

export function planText(reading: Reading, scene: Scene): Draft {
  if (!mayRecord(scene.member)) return planForGuest(reading, scene)
  const draft = blankDraft(scene.memory)
  for (const act of reading) planAct(act, draft, scene)
  tellWritten(draft, scene)
  return draft
}

/** Before consent nothing is kept: the answer shows what would be written. */
function planForGuest(reading: Reading, scene: Scene): Draft {
  const draft = blankDraft(scene.memory)
  const would: Entry[] = []
  for (const act of reading) {
    if (act.do === 'record') would.push(entryOf(act.told, would.length, draft, scene))
    if (act.do === 'red_flag') draft.tells.push({ tell: 'red_flag', flag: act.flag })
    if (act.do === 'command') planCommandWord(act.command, act.day, draft, scene)
    if (act.do === 'mode') chooseMode(act, draft, scene)
    if (act.do === 'small_talk') draft.tells.push({ tell: 'sentence', text: smallTalk(act.talk, scene.id) })
  }
  if (would.length > 0) draft.tells.push({ tell: 'would_write', entries: would, asides: draft.asides })
  if (draft.tells.length === 0) draft.tells.push({ tell: 'sentence', text: ja.guestHello })
  return draft
}

function planAct(act: Act, draft: Draft, scene: Scene): void {
  switch (act.do) {
    case 'record':
      return record(act.told, draft, scene)
    case 'correct':
      return correct(act, draft, scene)
    case 'mend_meal':
      for (const other of mendMeal(act, draft, scene)) planAct(other, draft, scene)
      return
    case 'meal_again':
      return mealAgain(act, draft, scene)
    case 'name_meal':
      return nameMeal(act, draft, scene)
    case 'undo':
      return undo(act, draft, scene)
    case 'command':
      return planCommandWord(act.command, act.day, draft, scene)
    case 'about_me':
      return aboutMe(act, draft, scene)
    case 'mode':
      return chooseMode(act, draft, scene)
    case 'red_flag':
      return void draft.tells.push({ tell: 'red_flag', flag: act.flag })
    case 'small_talk':
      return void draft.tells.push({ tell: 'sentence', text: smallTalk(act.talk, scene.id) })
    case 'not_record':
      return void draft.tells.push({ tell: 'sentence', text: sentenceFor(act.why, scene.id) })
    case 'ask':
    case 'unknown_food':
    case 'unclear':
      return ask(act, draft)
    default:
      return never(act)
  }
}

/** The entry that `told` makes; the n-th of its message. */
export function newEntry(told: Told, n: number, scene: Pick<Scene, 'source'>): Entry {
  const { day, at, atPrecision, until } = told.time
  return { day, id: `${scene.source}-${n}`, kind: told.kind, at, atPrecision, until, value: told.value, source: 'chat' }
}

function record(told: Told, draft: Draft, scene: Scene): void {
  if (told.kind === 'steps') draft.removes.push(...livingSteps(told.time.day, draft, scene))
  draft.writes.push(entryOf(told, draft.writes.length, draft, scene))
}

/** The n-th entry, of a meal with this member's usual amounts and with what its card says of it. */
function entryOf(told: Told, n: number, draft: Draft, scene: Scene): Entry {
  const { value, assumed } = usualMeal(told, scene)
  const entry = newEntry({ ...told, value }, n, scene)
  if (assumed) draft.asides.set(entryId(entry), { assumed })
  return entry
}

/** Steps are a day's total: a later one replaces it. */
function livingSteps(day: LocalDate, draft: Draft, scene: Scene): Entry[] {
  draft.writes = draft.writes.filter((entry) => !(entry.kind === 'steps' && entry.day === day))
  return (scene.pages.get(day) ?? []).filter((entry) => entry.kind === 'steps')
}

/** The old entry goes; a new one with its time comes from the correcting message. */
function correct(act: Act & { do: 'correct' }, draft: Draft, scene: Scene): void {
  const kind = act.told?.kind ?? act.kind ?? scene.memory.lastKind
  const old = oldEntry(kind, act.told?.time.told ? act.told.time.day : undefined, draft, scene)
  const told = act.told ?? (old && toldByFigure(old, act.wrong, act.number))
  if (!told) return old ? askForFix(old, draft, scene) : nothingToCorrect(kind, draft)
  if (!old) return record(told, draft, scene)
  const entry = { ...newEntry(told, draft.writes.length, scene), ...timeOf(told.time.told ? told.time : old) }
  // A night told anew by its length alone no longer has the old hours.
  if (entry.kind === 'sleep' && !told.time.told) entry.until = undefined
  draft.removes.push(old)
  draft.standsFor.set(entry.id, old)
  draft.writes.push(entry)
}

/** 「135じゃなくて125」: the entry again with one figure changed, or nothing when that is not clear or not plausible. */
function toldByFigure(old: Entry, wrong: number | undefined, number: number | undefined): Told | undefined {
  if (number === undefined || old.kind === 'meal') return undefined
  const fields = Object.entries(old.value as Record<string, unknown>).filter(([, value]) => typeof value === 'number')
  const meant = wrong === undefined ? fields : fields.filter(([, value]) => value === wrong)
  const [field] = meant[0] ?? []
  if (field === undefined || meant.length > 1) return undefined
  const { value: schema, plausible } = kindOf(old.kind)
  const value = schema.safeParse({ ...(old.value as object), [field]: number })
  if (!value.success || !plausible(value.data)) return undefined
  return { kind: old.kind, value: value.data, time: { ...timeOf(old), told: false } }
}

const timeOf = ({ day, at, atPrecision, until }: Pick<Entry, 'day' | 'at' | 'atPrecision' | 'until'>) => ({
  day,
  at,
  atPrecision,
  until,
})

function oldEntry(kind: KindId | undefined, day: LocalDate | undefined, draft: Draft, scene: Scene): Entry | undefined {
  const { fixing } = scene.memory
  if (fixing && fixing.until >= scene.arrivedAt && (!kind || fixing.kind === kind)) {
    return livingEntries([fixing.entryId], draft, scene)[0]
  }
  const living = livingEntries(scene.memory.undoable.flat(), draft, scene).filter((e) => !kind || e.kind === kind)
  if (!day) return living[0]
  return living.find((entry) => entry.day === day) ?? (scene.pages.get(day) ?? []).findLast((e) => e.kind === kind)
}

function livingEntries(ids: string[], draft: Draft, scene: Scene): Entry[] {
  return ids.flatMap((id) => {
    const key = parseEntryId(id)
    const entry = key && scene.pages.get(key.day)?.find((one) => one.id === key.id)
    return entry && !draft.removes.includes(entry) ? [entry] : []
  })
}

export function askForFix(entry: Entry, draft: Draft, scene: Scene): void {
  draft.memory = withFixing(draft.memory, entryId(entry), entry.kind, scene.arrivedAt)
  if (entry.kind === 'meal') {
    return void draft.tells.push({ tell: 'fix_meal', entry, dishes: dishLines(entry, scene) })
  }
  const kind = kindName(entry.kind)
  draft.tells.push({
    tell: 'question',
    text: fill(ja.fixSend, { kind, example: exampleOf(entry.kind) }),
    quiet: fill(ja.fixSendPlain, { kind }),
    choices: [],
  })
}

function nothingToCorrect(kind: KindId | undefined, draft: Draft): void {
  draft.askedBack = true
  draft.tells.push({ tell: 'sentence', text: fill(ja.correctNothing, { example: exampleOf(kind ?? 'weight') }) })
}

/** Takes back what the last message wrote, or the latest entry of a kind or day when one is named. */
function undo(act: Act & { do: 'undo' }, draft: Draft, scene: Scene): void {
  if (!act.kind && !act.day && scene.memory.toldOfSelf) return takeBackTold(scene.memory.toldOfSelf, draft)
  const groups = scene.memory.undoable
    .map((ids) => livingEntries(ids, draft, scene))
    .filter((group) => group.length > 0)
  const fits = (entry: Entry) => (!act.kind || entry.kind === act.kind) && (!act.day || entry.day === act.day)
  const gone = act.kind || act.day ? groups.flat().filter(fits).slice(0, 1) : (groups[0] ?? [])
  takeBack(gone, draft)
}

export function takeBack(entries: Entry[], draft: Draft): void {
  if (entries.length === 0) return void draft.tells.push({ tell: 'sentence', text: ja.undoNothing })
  draft.removes.push(...entries)
  draft.memory = withoutEntries(draft.memory, entries.map(entryId))
  const what = entries.map((entry) => kindName(entry.kind)).join('・')
  draft.tells.push({ tell: 'sentence', text: fill(ja.undone, { what }) })
}

function ask(act: Act & { do: 'ask' | 'unknown_food' | 'unclear' }, draft: Draft): void {
  if (draft.askedBack) return
  draft.askedBack = true
  if (act.do === 'unknown_food') draft.unknownFood = act
  draft.tells.push({ tell: 'question', quiet: ja.askQuiet, ...questionOf(act) })
}

function questionOf(act: Act & { do: 'ask' | 'unknown_food' | 'unclear' }) {
  if (act.do === 'unclear') {
    return { text: ja.askUnclear, choices: 'typing' as const }
  }
  if (act.do === 'unknown_food') {
    const food = [act.text, ...(act.others ?? [])].map((one) => one.slice(0, 30)).join('」「')
    const text = fill(act.guesses.length > 0 ? ja.askFood : ja.askFoodOpen, { food })
    return { text, quiet: text, choices: act.guesses }
  }
  const kind = act.kind ? kindName(act.kind) : ''
  switch (act.why) {
    case 'implausible':
      return {
        text: fill(act.choices.length > 0 ? ja.askImplausible : ja.askImplausibleOpen, { kind }),
        choices: act.choices,
      }
    case 'incomplete':
      return { text: fill(ja.askIncomplete, { kind, example: exampleOf(act.kind ?? 'weight') }), choices: act.choices }
    case 'vague':
      return { text: fill(ja.askVague, { kind }), quiet: fill(ja.askVague, { kind }), choices: [] }
    case 'which_kind':
      return { text: ja.askWhichKind, quiet: ja.askWhichKind, choices: act.choices }
    default:
      return never(act.why)
  }
}

/** One card for everything written, with the pages as they will stand. */
export function tellWritten(draft: Draft, scene: Scene): void {
  if (draft.emptied.length > 0) takeBackEmptied(draft)
  if (draft.writes.length === 0) return
  const days = [...new Set(draft.writes.map((entry) => entry.day))].sort()
  const pages = days.map((day) => ({ day, entries: pageAfter(day, draft, scene) }))
  const replaced = draft.removes.length > 0 && draft.writes.every((entry) => entry.kind === 'steps')
  const how = draft.removes.length === 0 ? 'recorded' : replaced ? 'replaced' : 'corrected'
  const place = draft.tells.findLastIndex((tell) => tell.tell === 'red_flag') + 1
  draft.tells.splice(place, 0, { tell: 'written', how, entries: draft.writes, pages, asides: draft.asides })
}

/** A meal without a dish is no entry any more. */
function takeBackEmptied(draft: Draft): void {
  draft.memory = withoutEntries(draft.memory, draft.emptied.map(entryId))
  draft.tells.push({ tell: 'sentence', text: fill(ja.undone, { what: kindName('meal') }) })
}

export function pageAfter(day: LocalDate, draft: Pick<Draft, 'writes' | 'removes'>, scene: Scene): Entry[] {
  const kept = (scene.pages.get(day) ?? []).filter((entry) => !draft.removes.includes(entry))
  const fresh = draft.writes.filter((entry) => entry.day === day && !kept.some((one) => one.id === entry.id))
  return [...kept, ...fresh].sort((a, b) => a.at - b.at)
}
