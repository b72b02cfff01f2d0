/** A meal: dishes with grams and energy, nutrients summed from the food table, and the numbers as they were shown. */
import { z } from 'zod'
import type { Kind } from './kind.ts'

const amount = (max: number) => z.number().min(0).max(max)
const dish = z.strictObject({
  name: z.string().min(1).max(80),
  foodNumber: z.string().max(10).optional(),
  grams: amount(10_000),
  energyKcal: amount(20_000),
})

const value = z.strictObject({
  slot: z.enum(['breakfast', 'lunch', 'dinner', 'snack']),
  dishes: z.array(dish).min(1).max(60),
  energyKcal: amount(20_000),
  energyKcalLow: amount(20_000),
  energyKcalHigh: amount(30_000),
  proteinG: amount(2000),
  fatG: amount(2000),
  carbG: amount(4000),
  fiberG: amount(1000),
  saltG: amount(500),
  vegetablesG: amount(10_000),
  potassiumMg: amount(100_000).optional(),
  calciumMg: amount(100_000).optional(),
  ironMg: amount(5000).optional(),
  vitaminAUg: amount(1_000_000).optional(),
  vitaminB1Mg: amount(1000).optional(),
  vitaminB2Mg: amount(1000).optional(),
  vitaminCMg: amount(20_000).optional(),
  vitaminDUg: amount(10_000).optional(),
  folateUg: amount(100_000).optional(),
  alcoholG: amount(2000).optional(),
  tableVersion: z.string().min(1).max(40),
})
type Meal = z.infer<typeof value>

export const SLOT_NAMES: Record<Meal['slot'], string> = {
  breakfast: '朝食',
  lunch: '昼食',
  dinner: '夕食',
  snack: '間食',
}

const round = Math.round

export const meal: Kind<Meal> = {
  id: 'meal',
  ja: '食事',
  en: 'Meal',
  unit: 'kcal',
  value,
  plausible: (v) => v.energyKcal <= 6000,
  // Dishes are looked up per meal of a message, once its other readings are taken out: see chat/understand/meals.ts.
  read: () => [],
  say: (v) => `${SLOT_NAMES[v.slot]} ${v.dishes.map((d) => d.name).join('、')}（約${round(v.energyKcal)}kcal）`,
  sumUp: (values) => `${values.length}回 約${round(values.reduce((sum, v) => sum + v.energyKcal, 0))}kcal`,
  chart: { unit: 'kcal', point: (v) => v.energyKcal, perDay: 'sum' },
  fhir: (v) => ({
    loinc: '9052-2',
    display: 'Calorie intake total',
    quantity: { value: round(v.energyKcal), ucum: 'kcal' },
    text: v.dishes.map((d) => d.name).join('、'),
  }),
  csv: {
    columns: [
      '食事',
      '料理',
      'エネルギー kcal',
      'たんぱく質 g',
      '脂質 g',
      '炭水化物 g',
      '食物繊維 g',
      '食塩相当量 g',
      '野菜 g',
    ],
    row: (v) => [
      SLOT_NAMES[v.slot],
      v.dishes.map((d) => `${d.name} ${round(d.grams)}g`).join('、'),
      round(v.energyKcal),
      v.proteinG,
      v.fatG,
      v.carbG,
      v.fiberG,
      v.saltG,
      v.vegetablesG,
    ],
  },
}
