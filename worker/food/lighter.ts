/** Lighter kinds of a food: ノンオイル, 低脂肪, 減塩, 衣なし, and what was left out. */
import type { Item } from './dishes.ts'
import type { Served } from './served.ts'

/** Food number → lighter food and share of the grams. */
const LIGHTER: Record<string, Record<string, [string, number]>> = {
  oil: {
    '17116': ['17039', 1],
    '17117': ['17039', 1],
    '17040': ['17039', 1],
    '17041': ['17039', 1],
    '17149': ['17039', 1],
    '10263': ['10260', 1],
  },
  fat: { '13003': ['13005', 1], '13025': ['13053', 1], '13026': ['13053', 1], '17042': ['17118', 1] },
  sugar: { '03003': ['03003', 0], '03027': ['03027', 0], '13026': ['13025', 1], '03022': ['03022', 0] },
  salt: {
    '17007': ['17086', 1],
    '17045': ['17119', 1],
    '17012': ['17012', 0.7],
    '17008': ['17008', 0.7],
    '10139': ['10139', 1],
  },
  coating: {
    '01079': ['01079', 0.15],
    '01015': ['01015', 0.3],
    '14006': ['14006', 0.25],
    '01172': ['01172', 0.1],
    '01025': ['01025', 0.2],
    '11276': ['11124', 0.75],
    '11279': ['11278', 0.75],
  },
}

/** The items with lighter kinds of food, without what was left out, with the seasoning of a tray. */
export function lighten(items: Item[], one: Served): Item[] {
  const mild = one.seasoning ?? 1
  const kept = items
    .filter((item) => !one.leftOut.includes(item.food))
    .map((item) => (item.food.startsWith('17') ? { ...item, grams: item.grams * mild } : item))
  return [...one.light].reduce<Item[]>((now, kind) => {
    const swap = LIGHTER[kind] ?? {}
    return now.map((item) => ({
      ...item,
      food: swap[item.food]?.[0] ?? item.food,
      grams: item.grams * (swap[item.food]?.[1] ?? 1),
    }))
  }, kept)
}
