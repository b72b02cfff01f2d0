/** The fixed answers to red flags: calm, what to do now, whom to call. Never stored, never worded by a model. */
import { helplines } from '../../../prompts/messages/helplines.ts'
import { ja } from '../../../prompts/messages/ja.ts'
import { fill } from '../../messages/template.ts'
import { never } from '../../shared/result.ts'
import type { RedFlag } from '../understand/act.ts'

const emergency = helplines.emergency.number

export function redFlagText(flag: RedFlag): string {
  return [...body(flag), ja.flagEnding].join('\n\n')
}

function body(flag: RedFlag): string[] {
  const unsure = fill(ja.flagUnsure, { advice: helplines.advice.number })
  switch (flag) {
    case 'chest_pain':
    case 'breathlessness':
    case 'fainting':
      return [fill(ja.flagEmergency, { emergency }), unsure]
    case 'stroke':
      return [fill(ja.flagStroke, { emergency })]
    case 'very_high_pressure':
      return [fill(ja.flagPressure, { emergency }), unsure]
    case 'very_low_glucose':
      return [fill(ja.flagGlucose, { emergency })]
    case 'self_harm': {
      const lines = [helplines.yorisoi, helplines.inochiSos].map((line) => `\n・${line.name} ${line.number}`).join('')
      return [fill(ja.flagSelfHarm, { emergency, lines })]
    }
    default:
      return never(flag)
  }
}
