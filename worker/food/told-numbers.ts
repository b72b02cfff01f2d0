/** Numbers of a package or menu in place of the estimate. */
import type { Nutrients, ReadDish } from './dish.ts'
import { energyRange, round } from './nutrients.ts'
import type { PackageNumbers } from './package-numbers.ts'

/** Package numbers speak of everything that was served; told energy also scales what was not told. */
export function override(dishes: readonly ReadDish[], numbers: PackageNumbers): ReadDish[] {
  const energy = dishes.reduce((sum, dish) => sum + dish.nutrients.energyKcal, 0)
  const factor = numbers.energyKcal !== undefined && energy > 0 ? numbers.energyKcal / energy : 1
  return dishes.map((dish, i) => {
    const nutrients: Nutrients = { ...dish.nutrients }
    for (const key of Object.keys(nutrients) as (keyof Nutrients)[]) {
      const value = nutrients[key]
      if (value !== undefined) nutrients[key] = round(value * factor, key === 'energyKcal' ? 0 : 2)
    }
    const set = (key: 'proteinG' | 'fatG' | 'carbG' | 'fiberG' | 'saltG', value: number | undefined) => {
      if (value === undefined) return
      const sum = dishes.reduce((all, one) => all + (one.nutrients[key] ?? 0), 0)
      nutrients[key] = round(sum > 0 ? (value * (dish.nutrients[key] ?? 0)) / sum : i === 0 ? value : 0, 2)
    }
    set('proteinG', numbers.proteinG)
    set('fatG', numbers.fatG)
    set('fiberG', numbers.fiberG)
    set('saltG', numbers.saltG)
    set(
      'carbG',
      numbers.carbG ??
        (numbers.sugarsG === undefined ? undefined : numbers.sugarsG + (numbers.fiberG ?? nutrients.fiberG ?? 0)),
    )
    const told = numbers.energyKcal === undefined ? {} : energyRange(nutrients.energyKcal, 'package')
    return {
      ...dish,
      grams: dish.grams,
      nutrients,
      ...told,
      assumed: numbers.energyKcal === undefined ? dish.assumed : undefined,
    }
  })
}
