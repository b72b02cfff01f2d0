/** From a draft to the plan that is stored: pictures, memory, counters, and the worded answer. Rules only. */
import { ja } from '../../../prompts/messages/ja.ts'
import { markEarned } from '../../members/cohort.ts'
import { mayRecord } from '../../members/member.ts'
import { toldFields } from '../../members/profile.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { NotebookChange, Photo } from '../../notebook/store.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import { entryId } from '../../shared/ids.ts'
import { type LocalDate, localDay } from '../../shared/time.ts'
import { type Memory, mayRemark, withMeals, withRemark, withTally, withWritten } from '../mailbox/memory.ts'
import { answerFor } from '../replies/replies.ts'
import { firstOfYear, rememberedMeals } from './meal-keeping.ts'
import type { FoodLetter } from './plan-food.ts'
import type { CommandOutcome, Draft, FoodQuestion, Plan, Scene } from './scene.ts'
import type { Tell } from './tell.ts'

/** The plan of a chat event. `isLog` counts texts for the tally of understood messages. */
export function finishEvent(draft: Draft, scene: Scene, isLog: boolean, replyToken: string | undefined): Plan {
  const written = withWritten(draft.memory, draft.writes.map(entryId), draft.writes.at(-1)?.kind)
  let memory = withMeals(written, draft.writes, scene.saidAt)
  const directory = [...draft.directory]
  const today = localDay(scene.arrivedAt)
  if (isLog && mayRecord(scene.member)) {
    const tallied = withTally(memory, today, draft.askedBack)
    memory = tallied.memory
    if (tallied.finished) directory.push({ do: 'tally', ...tallied.finished })
  }
  const mark = cohortMark(draft, scene)
  if (mark) directory.push({ do: 'cohort_mark', mark, day: today })
  const joy = firstOfYear(draft, scene)
  const told = withAdditions(draft.tells, draft, { ...scene, memory }, joy)
  return {
    ...changes({ ...draft, memory: told.memory }, scene),
    directory,
    memory: { ...told.memory, photo: photoWaiting(draft, told.memory, scene) },
    answer: replyToken && told.tells.length > 0 ? { replyToken, ...answerFor(told.tells, scene) } : undefined,
    ask: draft.foodQuestion && { question: draft.foodQuestion, rest: restOf(told.tells, draft.foodQuestion, scene) },
  }
}

/** The answer without the question, and without the meal that will be shown anew. */
function restOf(tells: Tell[], { entryId: meal }: FoodQuestion, scene: Scene): LineMessage[] {
  const shown = (tell: Tell): boolean => tell.tell === 'written' && tell.entries.every((one) => entryId(one) === meal)
  const rest = tells.filter((tell) => tell.tell !== 'question' && tell.tell !== 'remark' && !shown(tell))
  return rest.length > 0 ? answerFor(rest, scene).messages : []
}

/** The plan of the model's reading: in the answer that was held back for it, or told with the next one. */
export function finishFood(draft: Draft, letter: FoodLetter, scene: Scene): Plan {
  const { answer, rest, question } = letter
  const plan = { ...changes(draft, scene), directory: draft.directory, memory: draft.memory, answer }
  const [written] = draft.writes
  if (!written) return plan
  const mark = cohortMark(draft, scene)
  if (mark) plan.directory = [...plan.directory, { do: 'cohort_mark', mark, day: localDay(scene.arrivedAt) }]
  if (!answer) return { ...plan, memory: { ...draft.memory, owesFood: entryId(written) } }
  const known = draft.memory.undoable.flat().includes(entryId(written))
  const memory = known ? draft.memory : withWritten(draft.memory, [entryId(written)], 'meal')
  const { messages, fallback } = answerFor(draft.tells, scene)
  return {
    ...plan,
    memory: withMeals(memory, draft.writes, question.saidAt),
    answer: { ...answer, messages: [...rest, ...messages].slice(0, MAX_MESSAGES), fallback },
  }
}

/** LINE takes no more in one reply. */
const MAX_MESSAGES = 5

/** The plan of a command from the mini-app: the same changes, an outcome instead of an answer. */
export function finishCommand(draft: Draft, scene: Scene, outcome: CommandOutcome): Plan {
  const mark = cohortMark(draft, scene)
  const directory = mark
    ? [...draft.directory, { do: 'cohort_mark' as const, mark, day: localDay(scene.arrivedAt) }]
    : draft.directory
  return { ...changes(draft, scene), directory, memory: draft.memory, outcome }
}

function changes(draft: Draft, scene: Scene): Omit<Plan, 'directory' | 'memory'> {
  const { member } = scene
  const photos = photoChanges(draft, scene)
  const change: Omit<NotebookChange, 'profile'> = {
    writes: draft.writes,
    removes: draft.removes,
    ...photos,
    ...rememberedMeals(draft, scene),
  }
  const { profile } = draft
  const touched = profile !== undefined || Object.values(change).some((list) => list.length > 0)
  const notebook =
    touched && member?.notebookNo !== undefined
      ? { notebookNo: member.notebookNo, memberNo: member.memberNo, change: { ...change, profile } }
      : undefined
  return {
    notebook,
    jobs: draft.jobs,
    dropObjects: photos.removePhotos.map((photo) => photo.objectKey),
    made: {
      entries: draft.writes.map(entryId).filter((id) => !draft.states.has(id)),
      mended: [...draft.states.keys()].map((id) => ({ entryId: id, by: scene.source })),
      photos: draft.photos.keepPhotos.map(({ day, objectKey }) => ({ day, objectKey })),
      ...(profile ? { profile: toldFields(profile) } : {}),
    },
  }
}

/** A picture goes with its entry, moves with a correction, and is tied to the first meal told after it. */
function photoChanges(draft: Draft, scene: Scene): Pick<NotebookChange, 'keepPhotos' | 'removePhotos'> {
  const keepPhotos = [...draft.photos.keepPhotos]
  const removePhotos = [...draft.photos.removePhotos]
  for (const photo of scene.photos.filter((one) => draft.removes.some((entry) => entryId(entry) === one.entryId))) {
    const heir = draft.writes.find((entry) => isHeir(entry, photo, draft))
    if (heir) keepPhotos.push({ ...photo, entryId: entryId(heir) })
    else removePhotos.push({ day: photo.day, objectKey: photo.objectKey })
  }
  const meal = draft.writes.find((entry) => entry.kind === 'meal')
  const waiting = draft.memory.photo
  if (meal && waiting && waiting.until >= scene.arrivedAt) {
    const { day, objectKey } = waiting
    keepPhotos.push({ day, objectKey, entryId: entryId(meal), sentAt: scene.arrivedAt })
  }
  return { keepPhotos, removePhotos }
}

function isHeir(entry: Entry, photo: Photo, draft: Draft): boolean {
  const old = draft.standsFor.get(entry.id)
  return old !== undefined && entryId(old) === photo.entryId
}

function photoWaiting(draft: Draft, memory: Memory, scene: Scene): Memory['photo'] {
  const { photo } = memory
  if (!photo || photo.until < scene.arrivedAt || draft.writes.some((entry) => entry.kind === 'meal')) return undefined
  return draft.photos.removePhotos.some((one) => one.objectKey === photo.objectKey) ? undefined : photo
}

function cohortMark(draft: Draft, { member, arrivedAt }: Scene) {
  if (draft.writes.length === 0 || !member?.joinedDay) return undefined
  return markEarned(member.joinedDay, localDay(arrivedAt), member.cohortMarks)
}

/** What joins any answer: an apology or note that is owed, the consent button for guests, rarely one remark. */
function withAdditions(
  tells: Tell[],
  draft: Draft,
  scene: Scene,
  joy: string | undefined,
): { tells: Tell[]; memory: Memory } {
  let { memory } = scene
  if (tells.length === 0) return { tells, memory }
  const all = [...tells]
  if (memory.owesApology) all.unshift({ tell: 'sentence', text: ja.apology })
  if (memory.owesUnsendNote) all.unshift({ tell: 'sentence', text: ja.unsent })
  memory = { ...memory, owesApology: false, owesUnsendNote: false }
  if (needsConsent(all, draft, scene)) {
    if (!memory.welcomed && !all.some((tell) => tell.tell === 'welcome')) all.push({ tell: 'welcome' })
    else if (!all.some((tell) => tell.tell === 'consent_button' || tell.tell === 'welcome'))
      all.push({ tell: 'consent_button' })
    memory = { ...memory, welcomed: true }
  }
  const remark = remarkFor(draft, { ...scene, memory }, joy)
  if (remark) {
    all.push({ tell: 'remark', text: remark.text })
    memory = withRemark(memory, remark.name, remark.day ?? localDay(scene.arrivedAt))
  }
  return { tells: all, memory }
}

/** A person in need is not asked for anything; neither is somebody whose consent stands or comes with this plan. */
function needsConsent(tells: Tell[], draft: Draft, scene: Scene): boolean {
  if (scene.talksTo === 'group' || mayRecord(scene.member) || scene.member?.state === 'erasing') return false
  const settled = draft.directory.some((change) => change.do === 'grant' || change.do === 'erase')
  const inNeed = tells.some((tell) => tell.tell === 'red_flag')
  return !settled && !inNeed
}

const VOICE_HINT_AFTER = 3

/** At most one, only beside something written and never beside a question. */
function remarkFor(
  draft: Draft,
  scene: Scene,
  joy: string | undefined,
): { name: string; text: string; day?: LocalDate } | undefined {
  const { memory } = scene
  if (draft.writes.length === 0 || draft.askedBack || draft.tells.some((tell) => tell.tell === 'red_flag'))
    return undefined
  const today = localDay(scene.arrivedAt)
  const pressures = draft.writes.filter((entry) => entry.kind === 'blood_pressure')
  const said = localDay(scene.saidAt)
  if (joy && memory.remarks.season !== said)
    return { name: 'season', text: fill(ja.remarkSeason, { food: joy }), day: said }
  if (memory.logged === 1 && memory.remarks.first === undefined) return { name: 'first', text: ja.remarkFirstPage }
  if (memory.logged >= VOICE_HINT_AFTER && memory.remarks.voice === undefined)
    return { name: 'voice', text: ja.remarkVoice }
  if (pressures.length === 1 && memory.remarks.two === undefined && mayRemark(memory, 'two', today)) {
    return { name: 'two', text: ja.remarkTwoReadings }
  }
  return undefined
}
