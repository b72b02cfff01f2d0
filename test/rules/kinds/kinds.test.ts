/** Every kind: its shape refuses what it must, and what it says, sums up and exports fits together. */
import { describe, expect, test } from 'vitest'
import { KIND_IDS, type KindId } from '../../../worker/kinds/kind.ts'
import { KINDS, kindOf } from '../../../worker/kinds/registry.ts'

const EXAMPLES: Record<KindId, { value: unknown; say: string }> = {
  blood_pressure: {
    value: { systolicMmHg: 128, diastolicMmHg: 82, pulseBpm: 70, place: 'home', slot: 'morning' },
    say: '128/82 脈70',
  },
  heart_rate: { value: { heartRateBpm: 72 }, say: '72回/分' },
  weight: { value: { weightKg: 62.8 }, say: '62.8kg' },
  body_fat: { value: { bodyFatPct: 24.3 }, say: '24.3%' },
  muscle_mass: { value: { muscleMassKg: 42.1 }, say: '42.1kg' },
  waist: { value: { waistCm: 85 }, say: '85.0cm' },
  sleep: { value: { sleptMin: 390, rested: true }, say: '6時間30分・よく眠れた' },
  steps: { value: { steps: 6532 }, say: '6,532歩' },
  exercise: { value: { activity: '散歩', exerciseMin: 45, metHours: 2.63 }, say: '散歩 45分' },
  glucose: { value: { glucoseMgDl: 164, timing: 'after_meal', afterMin: 120 }, say: '食後2時間 164mg/dL' },
  hba1c: { value: { hba1cPct: 6.4 }, say: '6.4%' },
  temperature: { value: { temperatureC: 36.6 }, say: '36.6℃' },
  spo2: { value: { spo2Pct: 98 }, say: '98%' },
  medication: { value: { taken: false, name: 'アムロジピン', slot: 'morning' }, say: '朝のアムロジピン 飲み忘れ' },
  symptom: { value: { text: '肩こりがひどい', severity: 3 }, say: '肩こりがひどい' },
  mood: { value: { score: 4 }, say: 'よい' },
  water: { value: { waterMl: 300 }, say: '300ml' },
  alcohol: { value: { alcoholG: 0 }, say: '休肝日' },
  smoking: { value: { cigarettes: 5 }, say: '5本' },
  bowel: { value: { count: 2 }, say: 'お通じ 2回' },
  cycle: { value: { event: 'period_start' }, say: '生理開始' },
  note: { value: { text: '来月から薬が変わる' }, say: '来月から薬が変わる' },
  meal: {
    value: {
      slot: 'breakfast',
      dishes: [{ name: '納豆ご飯', grams: 200, energyKcal: 330 }],
      energyKcal: 330,
      energyKcalLow: 280,
      energyKcalHigh: 380,
      proteinG: 12,
      fatG: 5,
      carbG: 60,
      fiberG: 5,
      saltG: 0.9,
      vegetablesG: 0,
      tableVersion: 'test',
    },
    say: '朝食 納豆ご飯（約330kcal）',
  },
}

describe.each(KIND_IDS)('%s', (id) => {
  const kind = kindOf(id)
  const { value, say } = EXAMPLES[id]

  test('keeps its example and refuses anything more or else', () => {
    expect(kind.id).toBe(id)
    expect(kind.value.safeParse(value).success).toBe(true)
    expect(kind.value.safeParse({ ...(value as object), extra: 1 }).success).toBe(false)
    expect(kind.value.safeParse({}).success).toBe(false)
    expect(kind.plausible(value)).toBe(true)
  })

  test('is said, summed up and exported', () => {
    expect(kind.say(value)).toBe(say)
    expect(kind.sumUp([value])).not.toBe('')
    expect(kind.sumUp([value, value])).not.toBe('')
    expect(kind.csv.row(value)).toHaveLength(kind.csv.columns.length)
    const fhir = kind.fhir(value)
    expect(fhir.display).not.toBe('')
    expect(fhir.quantity ?? fhir.components ?? fhir.text).toBeDefined()
    if (kind.chart) expect(Number.isFinite(kind.chart.point(value))).toBe(true)
  })
})

test('codes of health-facts §9 stand where they belong', () => {
  const loinc = (id: KindId) => kindOf(id).fhir(EXAMPLES[id].value).loinc
  expect(loinc('weight')).toBe('29463-7')
  expect(loinc('blood_pressure')).toBe('85354-9')
  expect(loinc('steps')).toBe('41950-7')
  expect(loinc('hba1c')).toBe('4548-4')
  expect(
    KINDS.blood_pressure.fhir({ systolicMmHg: 128, diastolicMmHg: 82, pulseBpm: 70 }).components?.map((c) => c.loinc),
  ).toEqual(['8480-6', '8462-4', '8867-4'])
  expect(KINDS.glucose.fhir({ glucoseMgDl: 98, timing: 'fasting' }).loinc).toBe('1558-6')
})

describe('hard limits', () => {
  test.each([
    ['weight', { weightKg: 900 }],
    ['weight', { weightKg: Number.NaN }],
    ['blood_pressure', { systolicMmHg: 128.5, diastolicMmHg: 82 }],
    ['steps', { steps: -1 }],
    ['mood', { score: 6 }],
    ['note', { text: '' }],
    ['sleep', { sleptMin: 2000 }],
  ] as [KindId, unknown][])('%s refuses %o', (id, value) => {
    expect(kindOf(id).value.safeParse(value).success).toBe(false)
  })
})

describe('reading rules', () => {
  const read = (id: KindId, text: string) =>
    kindOf(id)
      .read(text, { hour: 12 })
      .map((heard) => heard.value ?? heard.ask?.why)

  test.each([
    ['weight', '2キロ減った', []],
    ['weight', '米30キロ', []],
    ['weight', '3キロ走った', []],
    ['body_fat', '降水確率30%', []],
    ['temperature', '外は35度', []],
    ['temperature', '7度5分', [{ temperatureC: 37.5 }]],
    ['glucose', '食後2時間 血糖164', [{ glucoseMgDl: 164, timing: 'after_meal', afterMin: 120 }]],
    ['exercise', '駅まで車で15分', []],
    ['exercise', '1時間泳いだ', [{ activity: '水泳', exerciseMin: 60, metHours: 6 }]],
    ['medication', '朝の薬はまだ飲んでいない', []],
    [
      'medication',
      '朝も夜も薬飲みました',
      [
        { taken: true, slot: 'morning' },
        { taken: true, slot: 'evening' },
      ],
    ],
    ['medication', 'アムロジピン飲んだ', [{ taken: true, name: 'アムロジピン' }]],
    ['symptom', 'めまいは治まりました', []],
    ['symptom', '肩こりがひどい', [{ text: '肩こりがひどい', severity: 3 }]],
    ['water', 'コップ3杯の水', [{ waterMl: 600 }]],
    ['alcohol', '休肝日でした', [{ alcoholG: 0 }]],
    ['bowel', 'お通じなし', [{ count: 0 }]],
    ['cycle', '生理終わった', [{ event: 'period_end' }]],
  ] as [KindId, string, unknown[]][])('%s of 「%s」', (id, text, values) => {
    expect(read(id, text)).toEqual(values)
  })
})
