/**
 * What planning sees and what it produces, as plain data. A plan is stored before anything is executed, and a retry
 * executes the stored plan; it never reads the text again.
 */
import type { Habits, MealSize, MealState } from '../../food/meal-memory.ts'
import type { MealSlot } from '../../food/meal-value.ts'
import type { Member, Privacy } from '../../members/member.ts'
import type { Profile, ProfileChange, ProfileField } from '../../members/profile.ts'
import type { DirectoryChange } from '../../members/store.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { NotebookChange, Photo } from '../../notebook/store.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import type { Instant, LocalDate } from '../../shared/time.ts'
import type { Memory } from '../mailbox/memory.ts'
import type { ThinkingJob } from '../mailbox/thinking.ts'
import type { Act, ToldTime } from '../understand/act.ts'
import type { Tell } from './tell.ts'

/** The deployment's words and links that answers need. */
export interface House {
  operator: string
  country: string
  minAge: number
  /** Where 詳しく見る leads; absent without a LIFF id or public address. */
  aboutUrl?: string
  miniAppUrl?: string
  /** A language model may be asked. */
  asksModel?: boolean
}

export interface Scene {
  /** Event or command id; also the seed for choosing wordings. */
  id: string
  /** `<source>` of the ids of entries made now. */
  source: string
  /** Groups and rooms are never asked for consent. */
  talksTo: 'person' | 'group'
  /** When words about time were said: the event's timestamp. */
  saidAt: Instant
  /** When it arrived: consent and age are judged by this. */
  arrivedAt: Instant
  member: Member | null
  privacy: Privacy
  memory: Memory
  house: House
  /** Entries of the days that planning asked for. */
  pages: Map<LocalDate, Entry[]>
  /** Pictures of the same days. */
  photos: Photo[]
  /** What is usual for this member. */
  habits: Habits
  /** Corrected meals of those days, by public entry id. */
  states: Map<string, MealState>
  /** Meals of a slot told lately, newest first, where a usual one is asked for. */
  lately: Entry[]
  /** What the member told about themselves, where a day's or week's card is asked for. */
  profile?: Profile
}

/** How far values may appear in this person's chat. */
export const voiceOf = (scene: Pick<Scene, 'member' | 'privacy'>): Privacy =>
  scene.privacy === 'open' && scene.member?.hidesValues ? 'quiet' : scene.privacy

/** What a card says of a meal beside its value. */
export interface MealAside {
  assumed?: string
  size?: MealSize
}

/** Dishes nobody knows and the meal they belong to: `entryId` where the same message wrote it. */
export interface FoodQuestion extends Pick<ToldTime, 'day' | 'at' | 'atPrecision'> {
  words: string[]
  slot: MealSlot
  saidAt: Instant
  entryId?: string
}

/** What a planner decides; `finish` turns it into a stored plan. */
export interface Draft {
  writes: Entry[]
  removes: Entry[]
  /** Which removed entry a written one stands for (`<source>-<n>` ids): its pictures move along. */
  standsFor: Map<string, Entry>
  directory: DirectoryChange[]
  memory: Memory
  tells: Tell[]
  /** True when the message had to be asked back. */
  askedBack: boolean
  jobs: ThinkingJob[]
  photos: Pick<NotebookChange, 'keepPhotos' | 'removePhotos'>
  /** Set when what is usual changed. */
  habits?: Habits
  /** Set when the member told something about themselves. */
  profile?: ProfileChange
  /** Meals corrected now, by public entry id, and what their cards say. */
  states: Map<string, MealState>
  asides: Map<string, MealAside>
  /** Meals whose last dish was taken out. */
  emptied: Entry[]
  /** The food that was asked back, and what of it goes to the model. */
  unknownFood?: Act & { do: 'unknown_food' }
  foodQuestion?: FoodQuestion
}

/** What a message made, kept 30 days so that unsend finds it. */
export interface Made {
  /** Public entry ids. */
  entries: string[]
  photos: Pick<Photo, 'day' | 'objectKey'>[]
  /** Meals of earlier messages that it corrected; `by` is its own source. */
  mended?: { entryId: string; by: string }[]
  /** Fields of the profile it set. */
  profile?: ProfileField[]
}

export interface Plan {
  notebook?: { notebookNo: number; memberNo: number; change: NotebookChange }
  directory: DirectoryChange[]
  memory: Memory
  jobs: ThinkingJob[]
  /** Keys in MEDIA to delete. */
  dropObjects: string[]
  made: Made
  answer?: { replyToken: string; messages: LineMessage[]; fallback: string }
  /** Asked of the model; `rest` is the answer without the meal and the question about it. */
  ask?: { question: FoodQuestion; rest: LineMessage[] }
  /** What a command's caller gets back. */
  outcome?: CommandOutcome
}

export type CommandOutcome =
  | { ok: true; entryId?: string; existed?: boolean }
  | {
      ok: false
      reason:
        | 'consent-required'
        | 'erasing'
        | 'not-found'
        | 'entry-gone'
        | 'bad-request'
        | 'implausible-value'
        | 'future-day'
    }

export const blankDraft = (memory: Memory): Draft => ({
  writes: [],
  removes: [],
  standsFor: new Map(),
  directory: [],
  memory,
  tells: [],
  askedBack: false,
  jobs: [],
  photos: { keepPhotos: [], removePhotos: [] },
  states: new Map(),
  asides: new Map(),
  emptied: [],
})
