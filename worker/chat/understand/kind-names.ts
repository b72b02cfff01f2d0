/** The kinds as members name them in a sentence, whether or not a number follows. */
import { KIND_IDS, type KindId } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'

/** Readings told as one number: these names carry over to a number told later without its name. */
export const NUMBER_NAMES: [KindId, RegExp][] = [
  ['weight', /体重/g],
  ['glucose', /血糖値?/g],
  ['temperature', /体温|検温/g],
  ['heart_rate', /脈拍?|心拍数?/g],
  ['body_fat', /体脂肪率?/g],
  ['spo2', /spo2|酸素/g],
  ['steps', /歩数/g],
]

const OTHER_NAMES: [KindId, RegExp][] = [
  ['blood_pressure', /血圧/],
  ['meal', /食事|朝食|昼食|夕食|朝ごはん|昼ごはん|夕飯|晩ごはん|おやつ|ごはん|ご飯/],
  ['exercise', /運動|散歩|ウォーキング|体操/],
  ['sleep', /睡眠|寝た|昼寝/],
]

/** The first kind, in the order of KIND_IDS, that a message names; undefined where it names none. */
export function kindNamed(words: string): KindId | undefined {
  const names = [...NUMBER_NAMES, ...OTHER_NAMES]
  return KIND_IDS.find((id) => {
    const said = names.find(([kind]) => kind === id)?.[1]
    return (said !== undefined && words.search(said) >= 0) || words.includes(kindOf(id).ja.toLowerCase())
  })
}

/** What is called after a reading but is none. */
const NOT_READINGS = /(?:血圧|体重|体温|歩数|血糖)(?:計|手帳|の薬|の本|測定器)/g

/** A measured reading spoken of in a message: 「血圧が気になります」. */
export function measuredNamed(words: string): KindId | undefined {
  const said = words.replace(NOT_READINGS, '')
  return said.includes('血圧') ? 'blood_pressure' : NUMBER_NAMES.find(([, name]) => said.search(name) >= 0)?.[0]
}
