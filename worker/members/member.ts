/** A member as Techo's parts know them: state, consents, wishes. Never health data. */
import type { Instant, LocalDate } from '../shared/time.ts'

export type Purpose = 'record' | 'ai' | 'share' | 'challenge'
export const PURPOSES = ['record', 'ai', 'share', 'challenge'] as const satisfies readonly Purpose[]

/** How far values may appear in a channel's chat (design §2). */
export type Privacy = 'open' | 'quiet' | 'mini-app'

/** The channel row that the settings of this deployment speak of. */
export const CHANNEL_NO = 1

/** Version of the text a member says yes to; raise it when the welcome or the purposes change. */
export const CONSENT_VERSION = '2026-11'

export interface Consent {
  purpose: Purpose
  version: string
  grantedAt: Instant
  withdrawnAt?: Instant
}

/** How members wish to be met, after the five ways people meet a health record; nobody has to choose. */
export const MODES = ['no-symptoms', 'looks-away', 'supported', 'self-strict', 'data-literate'] as const
export type Mode = (typeof MODES)[number]

/** What the directory knows about a LINE user of a channel. */
export interface Member {
  memberNo: number
  state: 'guest' | 'member' | 'erasing' | 'erased'
  reachable: boolean
  /** Set from the first *record* consent on. */
  notebookNo?: number
  hidesValues: boolean
  mode?: Mode
  joinedDay?: LocalDate
  cohortMarks: number
  talliedDay?: LocalDate
  /** All consents ever given, oldest first. */
  consents: Consent[]
}

/** What is known when somebody writes: perhaps nobody yet, on a channel with its privacy. */
export interface Standing {
  member: Member | null
  privacy: Privacy
}

export const liveConsent = (member: Member | null, purpose: Purpose): Consent | undefined =>
  member?.consents.find((consent) => consent.purpose === purpose && consent.withdrawnAt === undefined)

/** True when entries may be written: a member whose *record* consent stands. */
export const mayRecord = (member: Member | null): member is Member & { notebookNo: number } =>
  member?.state === 'member' && member.notebookNo !== undefined && liveConsent(member, 'record') !== undefined

/** True when a notebook exists and may be read by its owner: also after the *record* consent was withdrawn. */
export const hasNotebook = (member: Member | null): member is Member & { notebookNo: number } =>
  member?.state === 'member' && member.notebookNo !== undefined
