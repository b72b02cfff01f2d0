/** Everything that is not a text: buttons, follow and unfollow, unsend, pictures, stickers, groups. Rules only. */
import { ja } from '../../../prompts/messages/ja.ts'
import { hasNotebook, mayRecord } from '../../members/member.ts'
import { without } from '../../members/profile.ts'
import { pick } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import { type EntryKey, entryId, parseEntryId } from '../../shared/ids.ts'
import { never } from '../../shared/result.ts'
import { localDay } from '../../shared/time.ts'
import type { Said } from '../event.ts'
import { PHOTO_WAIT_MS, withoutEntries } from '../mailbox/memory.ts'
import { giveConsent } from './plan-command-word.ts'
import { unmend } from './plan-meal.ts'
import { askForFix, takeBack } from './plan-text.ts'
import { type Pressed, parsePostback } from './postback-data.ts'
import { pressMeal } from './press-meal.ts'
import { blankDraft, type Draft, type Made, type Scene } from './scene.ts'

type Silent = Exclude<Said, { sort: 'text' }>

export function planEvent(said: Silent, scene: Scene, lineUserId: string, madeBefore: Made): Draft {
  const draft = blankDraft(scene.memory)
  switch (said.sort) {
    case 'postback':
      planPostback(parsePostback(said.data), draft, scene)
      return draft
    case 'follow':
      follow(draft, scene)
      return draft
    case 'unfollow':
      draft.directory.push({ do: 'reachable', reachable: false })
      return draft
    case 'unsend':
      unsend(madeBefore, draft, scene)
      return draft
    case 'group':
      groupHello(draft)
      return draft
    case 'sticker':
      draft.tells.push({ tell: 'sentence', text: pick(ja.talkSticker, scene.id) })
      return draft
    case 'image':
      picture(said, draft, scene, lineUserId)
      return draft
    case 'audio':
    case 'video':
    case 'file':
    case 'location':
      draft.tells.push({ tell: 'sentence', text: ja[said.sort] })
      return draft
    case 'unknown_message':
      draft.tells.push({ tell: 'sentence', text: ja.unknownMessage })
      return draft
    default:
      return never(said)
  }
}

function planPostback(pressed: Pressed, draft: Draft, scene: Scene): void {
  switch (pressed.press) {
    case 'consent':
      return giveConsent(draft, scene)
    case 'undo':
      return undoPressed(pressed.keys, draft, scene)
    case 'fix':
      return fixPressed(pressed.keys, draft, scene)
    case 'meal_size':
    case 'meal_add':
    case 'dish':
    case 'dish_size':
    case 'dish_out':
    case 'dish_swap':
    case 'dish_grams':
      return pressMeal(pressed, draft, scene)
    case 'erase_yes':
      if (!hasNotebook(scene.member)) return
      draft.directory.push({ do: 'erase', since: scene.arrivedAt })
      return void draft.tells.push({ tell: 'sentence', text: ja.eraseStarted })
    case 'erase_no':
      return void draft.tells.push({ tell: 'sentence', text: ja.eraseStopped })
    case 'keyboard':
      return
    case 'unknown':
      return void draft.tells.push({ tell: 'sentence', text: ja.plainAnswer })
    default:
      return never(pressed)
  }
}

/** Keys of entries a postback names; their pages are needed for planning. */
export function keysPressed(said: Said): EntryKey[] {
  const pressed = said.sort === 'postback' ? parsePostback(said.data) : undefined
  return pressed && 'keys' in pressed ? pressed.keys : []
}

const living = (keys: EntryKey[], scene: Scene): Entry[] =>
  keys.flatMap((key) => scene.pages.get(key.day)?.find((entry) => entry.id === key.id) ?? [])

function undoPressed(keys: EntryKey[], draft: Draft, scene: Scene): void {
  const entries = living(keys, scene)
  if (entries.length === 0) return void draft.tells.push({ tell: 'sentence', text: ja.undoGone })
  takeBack(entries, draft)
}

function fixPressed(keys: EntryKey[], draft: Draft, scene: Scene): void {
  const [first, ...more] = living(keys, scene)
  if (!first) return void draft.tells.push({ tell: 'sentence', text: ja.undoGone })
  if (!mayRecord(scene.member)) return void draft.tells.push({ tell: 'sentence', text: ja.consentNone })
  if (more.length === 0) return askForFix(first, draft, scene)
  draft.tells.push({ tell: 'fix_which', entries: [first, ...more] })
}

function follow(draft: Draft, scene: Scene): void {
  draft.directory.push({ do: 'reachable', reachable: true })
  if (mayRecord(scene.member)) draft.tells.push({ tell: 'sentence', text: ja.welcomeBack })
  else draft.tells.push({ tell: 'welcome' })
}

/** No answer is possible; a quiet sentence waits for the next contact when something had been written. */
function unsend(made: Made, draft: Draft, scene: Scene): void {
  const entries = living(
    made.entries.flatMap((id) => parseEntryId(id) ?? []),
    scene,
  )
  draft.removes.push(...entries)
  unmend(made.mended ?? [], draft, scene)
  draft.photos.removePhotos.push(...made.photos)
  const gone = draft.removes.filter((entry) => !draft.writes.some((one) => one.id === entry.id))
  draft.memory = withoutEntries(draft.memory, [...made.entries, ...gone.map(entryId)])
  const told = made.profile ?? []
  if (told.length > 0 && hasNotebook(scene.member)) {
    draft.profile = without(told)
    draft.memory = { ...draft.memory, toldOfSelf: undefined }
  }
  if (draft.removes.length > 0 || made.photos.length > 0 || told.length > 0)
    draft.memory = { ...draft.memory, owesUnsendNote: true }
}

function groupHello(draft: Draft): void {
  if (draft.memory.groupTold) return
  draft.memory = { ...draft.memory, groupTold: true }
  draft.tells.push({ tell: 'sentence', text: ja.groupHello })
}

/** After consent a picture is fetched into MEDIA by a job and waits for a word on what it was. */
function picture(said: Said & { sort: 'image' }, draft: Draft, scene: Scene, lineUserId: string): void {
  if (!mayRecord(scene.member)) return void draft.tells.push({ tell: 'sentence', text: ja.guestPicture })
  if (!said.fromLine) return void draft.tells.push({ tell: 'sentence', text: ja.imageElsewhere })
  const day = localDay(scene.saidAt)
  const objectKey = `photo/${scene.member.memberNo}/${scene.source}`
  draft.photos.keepPhotos.push({ day, objectKey, sentAt: scene.arrivedAt })
  draft.jobs.push({ job: 'fetch_picture', lineUserId, messageId: said.messageId, objectKey })
  draft.memory = { ...draft.memory, photo: { day, objectKey, until: scene.arrivedAt + PHOTO_WAIT_MS } }
  draft.tells.push({ tell: 'sentence', text: ja.imageKept })
}
