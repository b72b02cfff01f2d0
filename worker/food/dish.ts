/** A dish as it was said, with what the food table makes of it. Amounts are for the portion eaten; unknown stays absent, never zero. */

/** Nutrients of one portion. Units stand in the names; absent = the table does not know. */
export interface Nutrients {
  energyKcal: number
  proteinG?: number
  fatG?: number
  carbG?: number
  fiberG?: number
  saltG?: number
  vegetablesG?: number
  potassiumMg?: number
  calciumMg?: number
  ironMg?: number
  vitaminAUg?: number
  vitaminB1Mg?: number
  vitaminB2Mg?: number
  vitaminCMg?: number
  vitaminDUg?: number
  folateUg?: number
  alcoholG?: number
}

/** Vitamins and minerals, in the order of the packed table. */
export const MICRONUTRIENTS = [
  'potassiumMg',
  'calciumMg',
  'ironMg',
  'vitaminAUg',
  'vitaminB1Mg',
  'vitaminB2Mg',
  'vitaminCMg',
  'vitaminDUg',
  'folateUg',
] as const satisfies readonly (keyof Nutrients)[]

export interface ReadDish {
  /** As the member would recognise it: 「納豆ご飯」. */
  name: string
  /** Set when the dish is a single food of the table. */
  foodNumber?: string
  grams: number
  nutrients: Nutrients
  energyKcalLow: number
  energyKcalHigh: number
  /** What was assumed, in a few words: 「茶碗1杯 150g」; absent when the amount was told. */
  assumed?: string
  /** Places of the dish in the text that was read. */
  start: number
  end: number
}

export interface MealReading {
  dishes: ReadDish[]
  /** Pieces that look like food but are not known, with the nearest known names. */
  unknown: { text: string; guesses: string[]; start: number; end: number }[]
}
