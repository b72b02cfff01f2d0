/** Gathers what planning needs to see: who writes, what they agreed to, and the pages that are concerned. */
import type { Deps } from '../../deps.ts'
import { blankHabits } from '../../food/meal-memory.ts'
import type { Standing } from '../../members/member.ts'
import { type Command, daysOfCommand } from '../../notebook/commands.ts'
import type { Entry } from '../../notebook/entry.ts'
import { parseEntryId, sourceOf } from '../../shared/ids.ts'
import { type LocalDate, wallClock } from '../../shared/time.ts'
import type { ChatEvent, Sender } from '../event.ts'
import { showsIntakes } from '../plan/plan-about-me.ts'
import { keysPressed } from '../plan/plan-event.ts'
import { daysNeeded } from '../plan/plan-text.ts'
import type { Made, Scene } from '../plan/scene.ts'
import type { Reading } from '../understand/act.ts'
import { slotByHour } from '../understand/meals.ts'
import type { Memory } from './memory.ts'

export interface Arrival {
  id: string
  saidAt: number
  arrivedAt: number
  sender: Sender
  memory: Memory
}

/** Who writes, freshly read: consent and erasure may have changed since the last letter. */
export const standingOf = async (sender: Sender, deps: Deps): Promise<Standing> =>
  sender.sort === 'user' ? deps.members.standing(sender.id) : { member: null, privacy: 'open' }

/** The scene without pages: enough to read a text. */
export async function readStanding(arrival: Arrival, sourceSort: 'event' | 'client', deps: Deps): Promise<Scene> {
  const { id, saidAt, arrivedAt, sender, memory } = arrival
  const [standing, source] = await Promise.all([standingOf(sender, deps), sourceOf(sourceSort, id)])
  const talksTo = sender.sort === 'user' ? 'person' : 'group'
  return {
    id,
    source,
    talksTo,
    saidAt,
    arrivedAt,
    ...standing,
    memory,
    house: deps.house,
    pages: new Map(),
    photos: [],
    habits: blankHabits(),
    states: new Map(),
    lately: [],
  }
}

/** `corrects`: what was said may change a meal, so its earlier corrections are needed. */
export async function withPages(scene: Scene, days: LocalDate[], deps: Deps, corrects: boolean): Promise<Scene> {
  const notebook = deps.notebooks.asMember(scene.member)
  if (!notebook || days.length === 0) return scene
  const { entries, photos, habits, states } = await notebook.pages(days, corrects ? days : [])
  const pages = new Map<LocalDate, Entry[]>(days.map((day) => [day, []]))
  for (const entry of entries) pages.get(entry.day)?.push(entry)
  return { ...scene, pages, photos, habits, states }
}

/** The last meals of a slot, where its usual one is asked for and has no name yet. */
export async function withLately(scene: Scene, reading: Reading, deps: Deps): Promise<Scene> {
  const act = reading.find((one) => one.do === 'meal_again' && one.from.sort === 'usual')
  if (act?.do !== 'meal_again') return scene
  const slot = act.slot ?? slotByHour(wallClock(scene.saidAt).hour)
  if (scene.habits.named[slot]) return scene
  const keys = (scene.memory.meals[slot] ?? []).flatMap((id) => parseEntryId(id) ?? [])
  const lately = await deps.notebooks.asMember(scene.member)?.some(keys)
  return { ...scene, lately: lately ?? [] }
}

/** What the member told about themselves: read only for cards that need it, so that logging costs no row more. */
export async function withProfile(scene: Scene, reading: Reading, deps: Deps): Promise<Scene> {
  if (!showsIntakes(reading)) return scene
  return { ...scene, profile: await deps.notebooks.asMember(scene.member)?.profile() }
}

const madeIds = (made: Made): string[] => [...made.entries, ...(made.mended ?? []).map(({ entryId }) => entryId)]

/** The days an event or command is about, so that their pages are read once. */
export function daysOf(
  what: { event: ChatEvent; reading?: Reading; madeBefore: Made } | { command: Command },
  scene: Scene,
): LocalDate[] {
  if ('command' in what) return daysOfCommand(what.command)
  const { event, reading, madeBefore } = what
  const keys = [...keysPressed(event.said), ...madeIds(madeBefore).flatMap((id) => parseEntryId(id) ?? [])]
  const owed = parseEntryId(scene.memory.owesFood ?? '')
  const days = [
    ...keys.map((key) => key.day),
    ...(owed ? [owed.day] : []),
    ...madeBefore.photos.map((photo) => photo.day),
  ]
  return [...new Set([...days, ...(reading ? daysNeeded(reading, scene) : [])])]
}
