/** Names and examples of kinds as members read them. */
import type { KindId } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'

export const kindName = (kind: KindId): string => kindOf(kind).ja

/** A short example of how to send a kind; invented values, for asking back. */
const EXAMPLES: Record<KindId, string> = {
  blood_pressure: '128の82',
  heart_rate: '脈拍70',
  weight: '62.8',
  body_fat: '体脂肪率24.3',
  muscle_mass: '筋肉量40.2',
  waist: '腹囲85',
  sleep: '23時半に寝て6時に起きた',
  steps: '6532歩',
  exercise: '散歩30分',
  glucose: '食後2時間 血糖140',
  hba1c: 'HbA1c 6.2',
  temperature: '36.5度',
  spo2: 'SpO2 98',
  medication: '朝の薬を飲んだ',
  symptom: '肩こりがある',
  mood: '気分がいい',
  water: '水200ml',
  alcohol: '休肝日',
  smoking: 'たばこ3本',
  bowel: 'お通じ1回',
  cycle: '生理がきた',
  note: 'メモ：孫と散歩',
  meal: '朝 トーストと牛乳',
}

export const exampleOf = (kind: KindId): string => EXAMPLES[kind]
