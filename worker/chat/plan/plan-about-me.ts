/** What members tell about themselves, and how they wish to be met. Rules only. */
import { ja } from '../../../prompts/messages/ja.ts'
import { hasNotebook, type Mode } from '../../members/member.ts'
import { type Profile, type ProfileField, profileInput, toldFields, without } from '../../members/profile.ts'
import { fill } from '../../messages/template.ts'
import type { Act, Reading } from '../understand/act.ts'
import type { Draft, Scene } from './scene.ts'

/** One warm sentence; what cannot be right is left out, and said so kindly. */
export function aboutMe({ told }: Act & { do: 'about_me' }, draft: Draft, scene: Scene): void {
  const possible = profileInput(scene.arrivedAt, scene.house.minAge).safeParse(told)
  if (!possible.success) return void draft.tells.push({ tell: 'sentence', text: ja.profileDoubt })
  draft.profile = { ...draft.profile, ...told }
  draft.memory = { ...draft.memory, toldOfSelf: toldFields(told) }
  const use = told.birthYear !== undefined || (told.sex && told.sex !== 'unspecified') ? ja.profileForAims : ''
  const text = fill(ja.profileTold, { what: wordsOf(told).join('・') })
  draft.tells.push({ tell: 'value_sentence', text: text + use, quiet: ja.profileToldQuiet + use })
}

/** 取り消し right after: what was told goes, as if it had never been. */
export function takeBackTold(fields: ProfileField[], draft: Draft): void {
  draft.profile = without(fields)
  draft.memory = { ...draft.memory, toldOfSelf: undefined }
  draft.tells.push({ tell: 'sentence', text: ja.undoneQuiet })
}

const SEXES = { female: ja.sexFemale, male: ja.sexMale, unspecified: ja.sexUnspecified } as const

function wordsOf({ birthYear, sex, heightCm }: Profile): string[] {
  return [
    ...(birthYear === undefined ? [] : [fill(ja.profileBorn, { year: birthYear })]),
    ...(sex === undefined ? [] : [SEXES[sex]]),
    ...(heightCm === undefined ? [] : [fill(ja.profileHeight, { cm: heightCm })]),
  ]
}

const CHOSEN: Record<Mode, string> = {
  'no-symptoms': ja.modeNoSymptoms,
  'looks-away': ja.modeLooksAway,
  supported: ja.modeSupported,
  'self-strict': ja.modeSelfStrict,
  'data-literate': ja.modeDataLiterate,
}

export function chooseMode({ mode }: Act & { do: 'mode' }, draft: Draft, scene: Scene): void {
  if (!hasNotebook(scene.member)) return
  if (!mode) return void draft.tells.push({ tell: 'modes' })
  draft.directory.push({ do: 'mode', mode })
  draft.tells.push({ tell: 'sentence', text: CHOSEN[mode] })
}

/** True where cards will show sums beside reference intakes, which depend on who asks. */
export const showsIntakes = (reading: Reading): boolean =>
  reading.some((act) => act.do === 'command' && ['today', 'yesterday', 'week'].includes(act.command))
