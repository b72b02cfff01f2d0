/**
 * Changes asked of a notebook from outside the chat (mini-app, later staff and devices). A command goes through
 * the same mailbox as the chat, so that both keep one order. Rules only.
 */

import { withoutEntries } from '../chat/mailbox/memory.ts'
import type { CommandOutcome, Draft, Scene } from '../chat/plan/scene.ts'
import { blankDraft } from '../chat/plan/scene.ts'
import type { KindId } from '../kinds/kind.ts'
import { hasNotebook, liveConsent, type Mode, mayRecord, type Purpose } from '../members/member.ts'
import type { ProfileChange } from '../members/profile.ts'
import { type EntryKey, entryId } from '../shared/ids.ts'
import { never } from '../shared/result.ts'
import { type Instant, type LocalDate, localDay } from '../shared/time.ts'
import type { Entry } from './entry.ts'

export type Command =
  | {
      do: 'add'
      kind: KindId
      value: unknown
      at: Instant
      until?: Instant
      day: LocalDate
      atPrecision: 'minute' | 'day'
    }
  | { do: 'change'; key: EntryKey; value?: unknown; at?: Instant }
  | { do: 'remove'; key: EntryKey }
  | { do: 'grant' | 'withdraw'; purpose: Purpose; version: string }
  | { do: 'profile'; change: ProfileChange }
  | { do: 'settings'; mode?: Mode | null; hidesValues?: boolean }
  | { do: 'erase' }

export interface PlannedCommand {
  draft: Draft
  outcome: CommandOutcome
}

/** The pages a command needs for planning. */
export function daysOfCommand(command: Command): LocalDate[] {
  switch (command.do) {
    case 'add':
      return [command.day]
    case 'change':
      return command.at === undefined ? [command.key.day] : [command.key.day, localDay(command.at)]
    case 'remove':
      return [command.key.day]
    default:
      return []
  }
}

export function planCommand(command: Command, scene: Scene): PlannedCommand {
  const draft = blankDraft(scene.memory)
  if (scene.member?.state === 'erasing') return { draft, outcome: { ok: false, reason: 'erasing' } }
  switch (command.do) {
    case 'add':
      return { draft, outcome: add(command, draft, scene) }
    case 'change':
      return { draft, outcome: change(command, draft, scene) }
    case 'remove':
      return { draft, outcome: remove(command.key, draft, scene) }
    case 'grant':
    case 'withdraw':
      return { draft, outcome: consent(command, draft, scene) }
    case 'profile':
      if (!mayRecord(scene.member)) return { draft, outcome: { ok: false, reason: 'consent-required' } }
      if (Object.keys(command.change).length > 0) draft.profile = command.change
      return { draft, outcome: { ok: true } }
    case 'settings':
      return { draft, outcome: settings(command, draft, scene) }
    case 'erase':
      if (!hasNotebook(scene.member)) return { draft, outcome: { ok: false, reason: 'consent-required' } }
      draft.directory.push({ do: 'erase', since: scene.arrivedAt })
      return { draft, outcome: { ok: true } }
    default:
      return never(command)
  }
}

const pageOf = (day: LocalDate, scene: Scene): Entry[] => scene.pages.get(day) ?? []
const find = (key: EntryKey, scene: Scene) => pageOf(key.day, scene).find((entry) => entry.id === key.id)

function add(command: Command & { do: 'add' }, draft: Draft, scene: Scene): CommandOutcome {
  if (!mayRecord(scene.member)) return { ok: false, reason: 'consent-required' }
  const { kind, value, at, until, day, atPrecision } = command
  const entry: Entry = { day, id: `${scene.source}-0`, kind, at, atPrecision, until, value, source: 'liff' }
  const known = find(entry, scene)
  if (known) return { ok: true, entryId: entryId(known), existed: true }
  if (kind === 'steps') draft.removes.push(...pageOf(day, scene).filter((one) => one.kind === 'steps'))
  draft.writes.push(entry)
  return { ok: true, entryId: entryId(entry) }
}

/** A change keeps the id unless the entry moves to another day, which is a delete and an insert. */
function change(command: Command & { do: 'change' }, draft: Draft, scene: Scene): CommandOutcome {
  if (!mayRecord(scene.member)) return { ok: false, reason: 'consent-required' }
  const old = find(command.key, scene)
  if (!old) return { ok: false, reason: 'not-found' }
  const moved = command.at === undefined ? {} : movedTo(command.at, old)
  const entry: Entry = { ...old, ...moved, value: command.value ?? old.value }
  draft.removes.push(old)
  draft.standsFor.set(entry.id, old)
  draft.writes.push(entry)
  return { ok: true, entryId: entryId(entry) }
}

/** An entry with a span (sleep, exercise) keeps its length; a night keeps belonging to the day one wakes up. */
function movedTo(at: Instant, old: Entry): Pick<Entry, 'day' | 'at' | 'atPrecision' | 'until'> {
  const until = old.until === undefined ? undefined : old.until + (at - old.at)
  const day = localDay(old.kind === 'sleep' && until !== undefined ? until : at)
  return { day, at, atPrecision: 'minute', until }
}

function remove(key: EntryKey, draft: Draft, scene: Scene): CommandOutcome {
  if (!hasNotebook(scene.member)) return { ok: false, reason: 'consent-required' }
  const entry = find(key, scene)
  if (!entry) return { ok: false, reason: 'not-found' }
  draft.removes.push(entry)
  draft.memory = withoutEntries(draft.memory, [entryId(entry)])
  return { ok: true }
}

/** Wishes about the chat; no health data, so they may also be changed after the *record* consent was withdrawn. */
function settings(command: Command & { do: 'settings' }, draft: Draft, scene: Scene): CommandOutcome {
  if (!hasNotebook(scene.member)) return { ok: false, reason: 'consent-required' }
  const { mode, hidesValues } = command
  if (mode !== undefined) draft.directory.push({ do: 'mode', mode })
  if (hidesValues !== undefined) draft.directory.push({ do: 'hide_values', hides: hidesValues })
  return { ok: true }
}

function consent(command: Command & { do: 'grant' | 'withdraw' }, draft: Draft, scene: Scene): CommandOutcome {
  const { purpose, version } = command
  const live = liveConsent(scene.member, purpose) !== undefined
  if (purpose !== 'record' && !mayRecord(scene.member)) return { ok: false, reason: 'consent-required' }
  if (command.do === 'grant' && !live) {
    const day = localDay(scene.arrivedAt)
    draft.directory.push({ do: 'grant', purpose, version, grantedAt: scene.arrivedAt, day, source: 'liff' })
  }
  if (command.do === 'withdraw' && live) {
    draft.directory.push({ do: 'withdraw', purpose, withdrawnAt: scene.arrivedAt })
  }
  return { ok: true }
}
