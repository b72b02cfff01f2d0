/**
 * Makes acts of a message: emergencies first, then orders, corrections, records; what is none of these is told apart
 * from small talk and from things that must not be written down. Pure: everything follows from the text and the context.
 */
import type { KindId } from '../../kinds/kind.ts'
import { wallClock } from '../../shared/time.ts'
import { aboutMe } from './about-me.ts'
import type { Act, Reading } from './act.ts'
import { bareNumber, bareValue, leftoverDecimals, looseNumber } from './bare-number.ts'
import { type Context, corrections, mended, onlyWrong, toldOfKind } from './corrections.ts'
import { command } from './fixed-words.ts'
import { mealAgain } from './meal-again.ts'
import { mendMeal } from './meal-corrections.ts'
import { modeWord } from './mode-words.ts'
import { normalise } from './normalise.ts'
import { isPlainNote } from './plain-note.ts'
import { readLine } from './read-line.ts'
import { dangerousReadings, redFlags } from './red-flags.ts'
import { onlyTalk } from './small-talk.ts'
import { undoing } from './undo.ts'
import { unrecorded } from './unrecorded.ts'

export function understand(text: string, ctx: Context): Reading {
  const words = normalise(text)
  if (words === '') return [{ do: 'unclear' }]
  const flags = redFlags(words)
  const acts = aboutWriter(words, ctx) ?? aboutMeals(words, ctx, actsOf(words, ctx))
  const dangers = dangerousReadings(words).filter((flag) => !flags.includes(flag))
  const urgent: Act[] = [...flags, ...dangers].map((flag) => ({ do: 'red_flag', flag }))
  // Beside an emergency only what was recorded is worth an answer.
  const rest = urgent.length > 0 ? acts.filter((act) => act.do === 'record' || act.do === 'correct') : acts
  return [...urgent, ...rest]
}

const BODY: ReadonlySet<KindId> = new Set(['weight', 'body_fat', 'muscle_mass', 'waist'])

/** How to be met, or what the writer tells about themselves, alone or before readings. */
function aboutWriter(words: string, ctx: Context): Act[] | undefined {
  const mode = modeWord(words)
  if (mode) return [mode]
  const about = aboutMe(words, ctx.now)
  if (!about || about.rest === '') return about && [about.act]
  const others = actsOf(about.rest, ctx)
  const fits = (act: Act) => act.do === 'record' && (!about.behind || BODY.has(act.told.kind))
  return others.every(fits) ? [about.act, ...others] : undefined
}

/** A meal told by another one, or words that may correct the meal at hand. */
function aboutMeals(words: string, ctx: Context, acts: Act[]): Act[] {
  const about = mealAgain(words, ctx.now, ctx.lastKind) ?? (ctx.meal && mendMeal(words, ctx.now, ctx.meal, acts))
  return about ? [about] : acts
}

function actsOf(words: string, ctx: Context): Act[] {
  if (isPlainNote(words) && !ctx.fixing) return recorded(words, ctx)
  const talk = onlyTalk(words)
  if (talk) return [{ do: 'small_talk', talk }]
  if (ctx.fixing) {
    const told = toldOfKind(words, ctx.fixing, ctx.now)
    if (told) return [{ do: 'correct', kind: ctx.fixing, told }]
  }
  const order = command(words, ctx.now) ?? undoing(words, ctx.now)
  if (order) return [order]
  const corrected = corrections(words, ctx)
  if (corrected) return corrected
  const wrong = onlyWrong(words, ctx.lastKind)
  if (wrong) return [wrong]
  return recorded(mended(words, ctx.now), ctx)
}

function recorded(words: string, ctx: Context): Act[] {
  const line = readLine(words, ctx.now)
  const acts = line.acts.map(({ act }) => act)
  if (acts.length > 0 && !onlyThanks(words, acts)) return [...acts, ...leftOver(words, acts, ctx)]
  const number = bareNumber(words, ctx.lastKind)
  if (number && 'temperature' in number) return bareTemperature(words, number.temperature, ctx)
  if (number) return [number]
  const loose = line.why.length === 0 && words.length <= 24 ? looseNumber(words, ctx.lastKind) : undefined
  if (loose) return [loose]
  return [unrecorded(words, line)]
}

/** What a line of bare numbers holds besides its blood pressure. */
function leftOver(words: string, acts: Act[], ctx: Context): Act[] {
  const kept = acts.flatMap((act) => (act.do === 'record' ? Object.values(act.told.value as object) : []))
  const { temperatures, ask } = leftoverDecimals(words, ctx.lastKind, kept)
  const told = temperatures.flatMap((raw) => readLine(`体温${raw}`, ctx.now).acts.map(({ act }) => act))
  return ask ? [...told, ask] : told
}

/** 「ありがとう、嬉しい」 is thanks, not a mood to keep. */
function onlyThanks(words: string, acts: Act[]): boolean {
  const moods = acts.every((act) => act.do === 'record' && act.told.kind === 'mood')
  return moods && /ありがと|感謝|助か|おおきに/.test(words)
}

function bareTemperature(words: string, number: string, ctx: Context): Act[] {
  const line = readLine(words.replace(number, `体温${number}`), ctx.now)
  const heard = bareValue(number, 'temperature', { hour: wallClock(ctx.now).hour })
  return heard ? line.acts.map(({ act }) => act) : [{ do: 'unclear' }]
}
