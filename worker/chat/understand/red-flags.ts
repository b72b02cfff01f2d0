/**
 * Emergencies, before everything else: words of chest pain, stroke, breathlessness, fainting, wanting to die, and
 * dangerous readings (health-facts §2, §3). A present emergency of somebody beside the writer counts; the past, stories,
 * figures of speech and questions about prevention do not. When in doubt about a life, it alarms.
 */
import { kindOf } from '../../kinds/registry.ts'
import type { RedFlag } from './act.ts'
import { isPlainNote } from './plain-note.ts'
import { ALARMS, DENIED, FIGURE, GENERAL, NO_SYMPTOM, PAST, PRESENT, STORY, WITH_PRESSURE } from './red-flag-words.ts'

const SENTENCE_END = /[。!\n]+/

/** True where the sentence only remembers, retells, denies or jokes. */
function harmless(sentence: string, flag: RedFlag): boolean {
  const present = PRESENT.test(sentence)
  if (FIGURE.test(sentence) || STORY.test(sentence)) return true
  if (DENIED.test(sentence) && !present) return true
  if (PAST.test(sentence) && (!present || /昔|以前|若い/.test(sentence))) return true
  return flag !== 'self_harm' && GENERAL.test(sentence) && !present
}

function flagsOf(sentence: string): RedFlag[] {
  return ALARMS.filter(([flag, said]) => said.test(sentence) && !harmless(sentence, flag)).map(([flag]) => flag)
}

/** Emergencies told in words, each once. `words` is normalised text. */
export function redFlags(words: string): RedFlag[] {
  if (isPlainNote(words)) return []
  return [...new Set(words.split(SENTENCE_END).flatMap(flagsOf))]
}

interface Measured {
  systolicMmHg?: number
  diastolicMmHg?: number
  glucoseMgDl?: number
}

/**
 * Readings that are dangerous by themselves (glucose below 54) or with symptoms told beside them (180/120 and over),
 * the member's own or of somebody beside them; not remembered or retold ones.
 */
export function dangerousReadings(words: string): RedFlag[] {
  if (!/\d{2}/.test(words) || PAST.test(words) || STORY.test(words) || GENERAL.test(words)) return []
  const values = (['blood_pressure', 'glucose'] as const).flatMap((kind) =>
    kindOf(kind)
      .read(words, { hour: 12 })
      .map((heard) => (heard.value ?? {}) as Measured),
  )
  const flags = values.flatMap(({ systolicMmHg = 0, diastolicMmHg = 0, glucoseMgDl }): RedFlag[] => {
    const veryHigh = systolicMmHg >= 180 || diastolicMmHg >= 120
    if (veryHigh && WITH_PRESSURE.test(words) && !NO_SYMPTOM.test(words)) return ['very_high_pressure']
    return glucoseMgDl !== undefined && glucoseMgDl < 54 ? ['very_low_glucose'] : []
  })
  return [...new Set(flags)]
}
